/// A mistake in the content: where it is, what is wrong, and the likely mend.
public struct Finding: Sendable, Equatable, Codable {
    /// Whether the playbook can be used all the same.
    public enum Severity: String, Sendable, Codable {
        /// The playbook cannot be used.
        case error
        /// It can, but somebody should look.
        case warning
    }

    public var code: FindingCode
    /// The path as the author knows it.
    public var file: String
    /// From 1; 1 where the finding is about the whole file.
    public var line: Int
    /// From 1, in characters as editors count them.
    public var column: Int
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// What to do about it; empty where the message says it all.
    public var mend: String
    /// How many characters from the column on are meant; 0 where that is not known.
    public var length = 0
    /// Other places that belong to it.
    public var notes: [Note] = []
    /// Evidence, a line each.
    public var why: [String] = []
    /// The line it stands in; empty where the file could not be read.
    public var excerpt = ""

    public init(code: FindingCode, file: String, line: Int = 1, column: Int = 1, message: String, mend: String = "") {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.mend = mend
    }

    public var severity: Severity { code.severity }

    /// Another place that a finding speaks of, such as where an id was first defined.
    public struct Note: Sendable, Equatable, Codable {
        public var file: String
        public var line: Int
        public var column: Int
        public var message: String
        /// The line it stands in, as of a finding.
        public var excerpt = ""
        public var length = 0

        init(_ place: Place, _ message: String) {
            (file, line, column, length) = (place.file, place.line, place.column, place.length)
            self.message = message
        }
    }
}

extension Finding: CustomStringConvertible {
    /// As compilers print it, so that editors can jump to it.
    public var description: String {
        let line = "\(file):\(line):\(column): \(severity.rawValue): \(code.number) \(code.rawValue): \(message)"
        return mend.isEmpty ? line : line + "\n    " + mend
    }
}

extension Finding: Comparable {
    /// By place; two findings of one place by code and message.
    public static func < (a: Finding, b: Finding) -> Bool {
        (a.file, a.line, a.column, a.code.rawValue, a.message) < (b.file, b.line, b.column, b.code.rawValue, b.message)
    }
}

/// Gathers findings while files are read and checked.
struct Findings {
    private(set) var list: [Finding] = []
    /// How many of one code were found in a file, to stop at a number nobody reads past.
    private var counts: [String: Int] = [:]
    static let mostOfACode = 200

    mutating func add(_ finding: Finding) {
        let key = finding.file + "\n" + finding.code.rawValue
        counts[key, default: 0] += 1
        if counts[key, default: 0] <= Self.mostOfACode { list.append(finding) }
    }

    mutating func add(
        _ code: FindingCode, at node: Node, _ message: String, mend: String = "", notes: [Finding.Note] = []
    ) {
        add(code, node.place, message, mend: mend, notes: notes)
    }

    mutating func add(
        _ code: FindingCode, _ place: Place, _ message: String, mend: String = "", notes: [Finding.Note] = []
    ) {
        var finding = Finding(
            code: code, file: place.file, line: place.line, column: place.column, message: message, mend: mend)
        finding.length = place.length
        finding.notes = notes
        add(finding)
    }
}
