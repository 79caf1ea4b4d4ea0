/// The line a finding stands in, with the words that are meant underlined.
struct Excerpt {
    /// What is shown of the line.
    let text: String
    /// Blanks, then `^~~~` under the words.
    let underline: String

    /// Longer lines are cut around the words.
    static let width = 100

    /// `nil` where there is no line to show.
    init?(of line: String, column: Int, length: Int) {
        guard !line.allSatisfy(\.isWhitespace) else { return nil }
        // Tabs have no width of their own on a screen.
        let letters = line.unicodeScalars.map { $0.value < 0x20 ? " " : ControlCharacters.isOne($0) ? "\u{fffd}" : $0 }
        let start = min(max(column - 1, 0), letters.count)
        var end = min(letters.count, start + Self.extent(letters, start, length))
        while end > start + 1, letters[end - 1] == " " { end -= 1 }
        let cut = letters.count <= Self.width ? 0 : max(0, start - Self.width / 3)
        let last = min(letters.count, cut + Self.width)
        var text = String.UnicodeScalarView(letters[cut..<last])
        if last < letters.count { text.append("\u{2026}") }
        let lead = cut > 0 ? "\u{2026}" : ""
        self.text = lead + String(text)
        let marked = max(1, min(end, last) - start)
        underline =
            String(repeating: " ", count: start - cut + lead.count) + "^" + String(repeating: "~", count: marked - 1)
    }

    /// How many characters are meant: with the quotes around them; a word where nobody said.
    private static func extent(_ letters: [Unicode.Scalar], _ start: Int, _ length: Int) -> Int {
        guard start < letters.count else { return 1 }
        let isQuoted = letters[start] == "\"" || letters[start] == "'"
        if length > 0 { return length + (isQuoted ? 2 : 0) }
        return max(1, letters[start...].prefix { !" ,]}".unicodeScalars.contains($0) }.count)
    }
}

extension Finding {
    /// The finding for a person at a terminal: its place, what is wrong, the words underlined, the cure, and what else
    /// belongs to it.
    public var lines: [String] {
        var lines = ["\(file):\(line):\(column): \(severity.rawValue): \(code.number) \(code.rawValue): \(message)"]
        lines += Self.shown(excerpt, line, column, length)
        if !mend.isEmpty { lines.append("      = \(mend)") }
        lines += why.map { "      : \($0)" }
        for note in notes {
            lines.append("\(note.file):\(note.line):\(note.column): note: \(note.message)")
            lines += Self.shown(note.excerpt, note.line, note.column, note.length)
        }
        return lines.map(ControlCharacters.shown)
    }

    private static func shown(_ line: String, _ number: Int, _ column: Int, _ length: Int) -> [String] {
        guard let excerpt = Excerpt(of: line, column: column, length: length) else { return [] }
        let digits = String(number)
        let gap = String(repeating: " ", count: max(0, 5 - digits.count))
        return ["\(gap)\(digits) | \(excerpt.text)", "      | \(excerpt.underline)"]
    }

    /// The same finding with the lines it speaks of.
    func quoting(_ sources: [String: SourceText]) -> Finding {
        var finding = self
        finding.excerpt = sources[file]?.line(line) ?? ""
        for index in notes.indices {
            finding.notes[index].excerpt = sources[notes[index].file]?.line(notes[index].line) ?? ""
        }
        return finding
    }
}

extension Finding {
    /// As a workflow of GitHub takes it, so that it stands beside the line in a pull request.
    public var gitHubLine: String {
        func escaped(_ text: String, _ more: [(String, String)] = []) -> String {
            ([("%", "%25"), ("\r", "%0D"), ("\n", "%0A")] + more).reduce(text) { $0.replacing($1.0, with: $1.1) }
        }
        func property(_ text: String) -> String { escaped(text, [(":", "%3A"), (",", "%2C")]) }
        let text =
            ([message] + (mend.isEmpty ? [] : [mend])
            + notes.map { "\($0.file):\($0.line): \($0.message)" }).joined(separator: "\n")
        let end = length > 0 ? ",endColumn=\(column + length)" : ""
        return "::\(severity.rawValue) file=\(property(file)),line=\(line),col=\(column)\(end),"
            + "title=\(property("\(code.number) \(code.rawValue)"))::\(ControlCharacters.shown(escaped(text)))"
    }
}
