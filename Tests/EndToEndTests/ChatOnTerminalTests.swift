import Foundation
import Testing

/// The chat as a person meets it: on a pseudo-terminal, with the real `pao`.
struct ChatOnTerminalTests {
    /// Debian's Python has Debian's python3-pexpect; another one first in PATH may not.
    private static let python = "/usr/bin/python3"

    @Test(
        "the chat holds up on a terminal and in pipes", .endsThoughItHangs,
        arguments: ["Screens", "Keys", "Kept", "Troubles", "Staff", "Transcripts", "Pipes"])
    func onTerminal(script: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "OnTerminal")
        // The programs lie beside the test bundle.
        let programs = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = ["-B", folder.appending(path: "\(script).py").path, programs.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(
            process.terminationStatus == 0,
            "Service/packages installs python3-pexpect.\n\(String(decoding: said, as: UTF8.self))")
    }
}
