import Glibc

/// One folder of dialogues, walked: the files in it that make the playbook, by their paths relative to it.
public struct DialoguesFolder: Sendable {
    /// A file of the folder.
    public struct File: Sendable, Equatable {
        /// Relative to the folder, such as `topics/help/booklet.yaml`.
        public var path: String
        /// In bytes.
        public var size: Int
        /// Nanoseconds since 1970.
        public var changed: Int64
        /// What else changes with every change of the file, whatever its times are set to: when the system last touched
        /// its record, and the record's number.
        var record = Record()

        struct Record: Equatable {
            var changed: Int64 = 0
            var number: UInt64 = 0
            var device: UInt64 = 0
        }
    }

    /// Something in the folder that cannot be read.
    public struct Problem: Sendable, Equatable {
        public var path: String
        public var why: String
    }

    /// Where it is.
    public let root: String
    private let forInputs: Bool
    /// Every file, sorted by the bytes of its path.
    public private(set) var files: [File] = []
    /// What could not be read, sorted by path.
    public private(set) var problems: [Problem] = []

    /// The shipped folder holds about three hundred files, at most four folders deep.
    static let maximumFiles = 20_000
    static let maximumDepth = 8

    /// Walks a folder. Hidden files and the backups editors leave are passed over.
    public init(walking root: String) { self.init(walking: root, forInputs: false) }

    /// - Parameter forInputs: only files that go into the playbook are looked at.
    init(walking root: String, forInputs: Bool) {
        self.root = root
        self.forInputs = forInputs
        walk("", depth: 0, above: [])
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Folders that have no part in the playbook.
    private static let asides = ["tests", "schema"]

    /// Whether a file goes into the playbook. Tests and schemas do not; nor do the word list's notes and licence.
    public static func isInput(_ path: String) -> Bool {
        if asides.contains(where: { path.hasPrefix($0 + "/") }) { return false }
        return path.hasPrefix("words/") ? path.hasSuffix(".txt") : path.hasSuffix(".yaml")
    }

    /// True for a folder with a `helper.yaml` in it.
    public static func holdsHelper(_ path: String) -> Bool { status(of: path + "/helper.yaml")?.isFile ?? false }

    /// A file's bytes.
    /// - Parameter limit: longer files are refused.
    public func read(_ file: String, limit: Int) throws(CompiledError) -> [UInt8] {
        let path = root + "/" + file
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .system(call: "stat", path: path, code: errno) }
        guard info.isFile else { throw .unfit(path: path, why: "not a regular file") }
        return try readAll(descriptor, path: path, expected: Int(info.st_size), limit: limit)
    }

    /// A folder that stands around the one being walked, known by its device and number.
    private struct Identity: Equatable {
        var device: UInt
        var number: UInt
    }

    private mutating func walk(_ folder: String, depth: Int, above: [Identity]) {
        let path = folder.isEmpty ? root : root + "/" + folder
        guard let info = status(of: path) else { return note(folder, systemMessage(errno)) }
        guard info.isFolder else { return note(folder, "not a folder") }
        let identity = Identity(device: UInt(info.st_dev), number: UInt(info.st_ino))
        if above.contains(identity) { return note(folder, "a link leads back to a folder around it") }
        guard depth <= Self.maximumDepth else { return note(folder, "more than \(Self.maximumDepth) folders deep") }
        guard let stream = opendir(path) else { return note(folder, systemMessage(errno)) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let name else {
                note(folder, "it holds a file whose name is not UTF-8")
                continue
            }
            if name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") { continue }
            let inner = folder.isEmpty ? name : folder + "/" + name
            if forInputs, Self.asides.contains(inner) { continue }
            guard let info = status(of: root + "/" + inner) else {
                note(inner, systemMessage(errno))
                continue
            }
            if info.isFolder {
                walk(inner, depth: depth + 1, above: above + [identity])
            } else if info.isFile {
                guard files.count < Self.maximumFiles else {
                    return note(folder, "more than \(Self.maximumFiles) files")
                }
                let record = File.Record(
                    changed: info.st_ctim.nanoseconds, number: UInt64(info.st_ino), device: UInt64(info.st_dev))
                files.append(
                    File(path: inner, size: Int(info.st_size), changed: info.st_mtim.nanoseconds, record: record))
            } else {
                note(inner, "not a regular file")
            }
        }
    }

    private mutating func note(_ path: String, _ why: String) {
        problems.append(Problem(path: path, why: why))
    }
}
