import Foundation

/// A program of the machine that does what no library here does: Graphviz, git, tar.
struct InstalledProgram {
    /// What came of a run.
    struct Outcome {
        var succeeded: Bool
        /// The first line it complained with.
        var complaint: String
    }

    private let url: URL

    /// `nil` where it is not installed.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        url = URL(filePath: path)
    }

    /// Runs it to its end. What it makes goes to a file: neither side can wait for the other's pipe to empty.
    func run(_ arguments: [String], in folder: URL? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Outcome(
            succeeded: process.terminationStatus == 0,
            complaint: words.split(separator: "\n").first.map(String.init) ?? "it gave no reason")
    }
}

/// A folder that is there only while something is done in it.
enum TemporaryFolder {
    static func within<Result>(_ name: String, _ work: (URL) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "paoc-\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try work(url)
    }
}
