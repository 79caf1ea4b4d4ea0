import Foundation

/// The repository this test was built from.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func visibleEntries(of path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    static func folders(under path: String) throws -> [String] {
        try visibleEntries(of: path).filter {
            var isFolder: ObjCBool = false
            let file = root.appending(path: path).appending(path: $0).path
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    static func swiftFiles(under path: String) throws -> [String] {
        let files = FileManager.default.enumerator(atPath: root.appending(path: path).path)
        return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.map { "\(path)/\($0)" }
            .sorted()
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The modules a file imports, whatever the attributes and kinds before their names.
    static func imports(of path: String) throws -> [String] {
        try text(of: path).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
            guard words.first == "import", let last = words.last else { return nil }
            return last.split(separator: ".").first.map(String.init)
        }
    }
}
