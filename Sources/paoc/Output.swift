import Authoring
import Foundation
import Glibc

/// Where lines go: results to standard output, everything about them to standard error.
enum Output {
    static func say(_ line: String) { print(line) }

    /// Sends on what was said so far: somebody may wait at the other end of a pipe.
    static func flush() { fflush(nil) }

    /// One JSON object on one line, its keys in order.
    static func say<Value: Encodable>(json value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes a file under another name and renames it: the old words or the new ones, never a part.
    static func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    /// The same with bytes. A pipe or a device is written to, never put aside by a file of its name.
    static func write(_ data: Data, to path: String) throws {
        var info = stat()
        let isFile = stat(path, &info) != 0 || info.st_mode & S_IFMT == S_IFREG
        do {
            try data.write(to: URL(filePath: path), options: isFile ? .atomic : [])
        } catch {
            complain("paoc: \(path) cannot be written; look at its folder and its permissions")
            throw ExitStatus.input
        }
    }

    static func complain(_ line: String) { send(line + "\n", to: STDERR_FILENO) }

    private static func send(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
