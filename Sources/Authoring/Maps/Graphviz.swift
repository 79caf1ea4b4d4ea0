import Foundation

/// Graphviz's `dot`, which draws.
public enum Graphviz {
    /// Why nothing was drawn.
    public enum Failure: Error, CustomStringConvertible {
        case missing
        case failed(String)

        public var description: String {
            switch self {
            case .missing: "dot is not installed: apt install graphviz, or write the map as .dot"
            case .failed(let words): "dot could not draw the map: \(words)"
            }
        }
    }

    /// Draws a graph.
    /// - Parameter format: `svg` or `png`.
    public static func draw(_ dot: String, as format: String) throws -> Data {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        guard let program = folders.map({ "\($0)/dot" }).first(where: FileManager.default.isExecutableFile) else {
            throw Failure.missing
        }
        // Both ends are files: neither side can wait for the other's pipe to empty.
        let folder = FileManager.default.temporaryDirectory.appending(path: "paoc-map-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "map.dot")
        let output = folder.appending(path: "map.\(format)")
        try Data(dot.utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-T\(format)", "-o", output.path(), input.path()]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, let data = try? Data(contentsOf: output) else {
            throw Failure.failed(words.split(separator: "\n").first.map(String.init) ?? "it gave no reason")
        }
        return data
    }
}
