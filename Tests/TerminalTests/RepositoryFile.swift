import Foundation

/// Files of the repository this test was built from.
enum RepositoryFile {
    static func read(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The text of any file.
    static func text(at path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
