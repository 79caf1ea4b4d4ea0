extension Check {
    /// Everything is text here; elsewhere a bare no is a truth value, 10:30 a number of minutes and 0800 a number
    /// without its nought. A bare # ends the text.
    static let yamlTraps = Check { draft, _, findings in
        for nodes in [draft.texts.map(\.node), draft.typed] {
            for node in nodes where node.isPlain { look(at: node, &findings) }
        }
    }

    private static func look(at node: Node, _ findings: inout Findings) {
        guard let text = node.text else { return }
        if let reading = reading(of: text) {
            findings.add(
                .yamlTrap, at: node, "\(text) without quotes is \(reading) to other programs",
                mend: "put quotes around it: \"\(text)\"")
        } else if let rest = cutOff(node, text) {
            findings.add(
                .cutByComment, rest, "the text ends before this, because # begins a comment",
                mend: "put quotes around the whole text, or a blank behind # if a comment is meant")
        }
    }

    private static let truths: Set<String> = ["yes", "no", "on", "off", "true", "false"]

    /// What another YAML reader makes of a bare text; `nil` where it stays text.
    private static func reading(of text: String) -> String? {
        guard text.utf8.count <= 10 else { return nil }
        let bytes = Array(text.utf8)
        if truths.contains(text.lowercased()) { return "a truth value" }
        if text == "~" || text.lowercased() == "null" { return "nothing" }
        if ISODate.isDate(text) { return "a date" }
        let digits = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard digits.allSatisfy({ !$0.isEmpty && $0.allSatisfy(KebabCase.isDigit) }) else { return nil }
        if digits.count > 1 { return "a number of seconds or minutes" }
        return bytes.count > 1 && bytes[0] == UInt8(ascii: "0") ? "a number without its first 0" : nil
    }

    /// Where a comment cuts a text on its line short: # with a letter right behind it, as in "my #back".
    private static func cutOff(_ node: Node, _ text: String) -> Place? {
        guard node.source.holdsTightComment, let line = node.source.line(node.line) else { return nil }
        let rest = line.unicodeScalars.dropFirst(node.column - 1 + text.unicodeScalars.count)
        let tail = rest.drop { $0 == " " }
        guard tail.first == "#", tail.count < rest.count, let next = tail.dropFirst().first, next != " ", next != "#"
        else { return nil }
        return Place(
            file: node.source.file, line: node.line, column: line.unicodeScalars.count - tail.count + 1,
            length: tail.count)
    }
}
