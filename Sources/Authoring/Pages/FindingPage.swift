/// What `paoc explain-code` says of a kind of finding: why it matters, an example that has it and one that does not.
public struct FindingPage: Sendable {
    public var code: FindingCode
    /// Why it is worth mending, in a sentence or two.
    public var why: String
    /// Dialogues in which it is found.
    public var bad: PageExample
    /// The same, mended.
    public var good: PageExample

    init(_ code: FindingCode, _ why: String, bad: PageExample, good: PageExample) {
        self.code = code
        self.why = why
        self.bad = bad
        self.good = good
    }

    /// The page of a kind.
    public static func of(_ code: FindingCode) -> FindingPage? { all.first { $0.code == code } }

    /// Every page, by number.
    public static let all: [FindingPage] = [
        files, shapes, ids, patterns, texts, style, topics, cards, helper, dates, graph,
    ].flatMap(\.self).sorted { $0.code.number < $1.code.number }

    /// The page for a terminal.
    public var lines: [String] {
        let severity =
            code.severity == .error ? "Error: the dialogues cannot be used." : "Warning: the dialogues can be used."
        return ["\(code.number) \(code.rawValue)", "", code.meaning, why, severity, ""]
            + ["Found in \(bad.path):"] + bad.shown + ["", "Not found in \(good.path):"] + good.shown
    }
}

/// An example of a page: a piece of one file, and what stands around it.
public struct PageExample: Sendable {
    /// The file that is shown, relative to the dialogues.
    public var path: String
    /// What is shown of it.
    public var text: String
    /// Its bytes, where they are not the text.
    var bytes: [UInt8]?
    /// Keys of `Around` that stand before and behind what is shown.
    var around: [String] = []
    /// Other files, by path, that this example needs.
    var others: [String: String] = [:]

    /// A whole file.
    static func file(_ path: String, _ text: String, with others: [String: String] = [:]) -> PageExample {
        PageExample(path: path, text: text, others: others)
    }

    /// A whole file of bytes that no text can show.
    static func bytes(_ path: String, _ bytes: [UInt8], shownAs text: String) -> PageExample {
        PageExample(path: path, text: text, bytes: bytes)
    }

    /// Some keys of a topic; the others it must have are added.
    static func topic(_ text: String, with others: [String: String] = [:]) -> PageExample {
        PageExample(path: "topics/help/one.yaml", text: text, around: Around.topic, others: others)
    }

    /// A topic that says this.
    static func says(_ words: String, with others: [String: String] = [:]) -> PageExample {
        topic("answer:\n  short: \"\(words)\"", with: others)
    }

    /// Some keys of an urgent topic; the others it must have are added.
    static func urgent(_ text: String) -> PageExample {
        PageExample(path: "urgent/urgent-one.yaml", text: text, around: Around.urgent)
    }

    /// Some keys of `helper.yaml`; the others it must have are added.
    static func helper(_ text: String, with others: [String: String] = [:]) -> PageExample {
        PageExample(path: "helper.yaml", text: text, around: Around.helper, others: others)
    }

    /// The lines that are shown, set in.
    var shown: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
    }

    /// Every file of the dialogues that the example stands in, with its bytes.
    public var files: [String: [UInt8]] {
        var files = Around.files.mapValues { Array($0.utf8) }
        for (path, text) in others { files[path] = Array(text.utf8) }
        files[path] = bytes ?? Array(whole.utf8)
        return files
    }

    /// What is shown, and before it the keys that are not.
    private var whole: String {
        let given = Set(text.split(separator: "\n").compactMap { $0.split(separator: ":").first })
        let added = around.filter { key in key.split(separator: ":").first.map { !given.contains($0) } ?? true }
        return (added + [text, ""]).joined(separator: "\n")
    }
}
