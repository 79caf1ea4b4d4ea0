/// A mistake in the content: where it is, what is wrong, and the likely mend.
public struct Finding: Sendable, Equatable {
    /// Whether the playbook can be used all the same.
    public enum Severity: String, Sendable {
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

    public init(code: FindingCode, file: String, line: Int = 1, column: Int = 1, message: String, mend: String = "") {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.mend = mend
    }

    public var severity: Severity { code.severity }
}

extension Finding: CustomStringConvertible {
    /// As compilers print it, so that editors can jump to it.
    public var description: String {
        let line = "\(file):\(line):\(column): \(severity.rawValue): \(code.rawValue): \(message)"
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

    mutating func add(_ code: FindingCode, at node: Node, _ message: String, mend: String = "") {
        add(code, node.place, message, mend: mend)
    }

    mutating func add(_ code: FindingCode, _ place: Place, _ message: String, mend: String = "") {
        add(
            Finding(
                code: code, file: place.file, line: place.line, column: place.column, message: message, mend: mend))
    }
}
