import Playbook

/// Turns the text of an answer into paragraphs and lists with strong words and citations.
struct PassageReader {
    /// A passage, and what it cites.
    struct Result {
        var passage: Passage
        var citations: [Mention]
    }

    /// A citation with its place.
    struct Mention {
        var source: String
        var facts: [String]
        var place: Place
    }

    private let node: Node
    private var findings: Findings
    private var citations: [Mention] = []

    static func read(_ node: Node, into findings: inout Findings) -> Result {
        var reader = PassageReader(node: node, findings: findings)
        let passage = reader.passage()
        findings = reader.findings
        return Result(passage: passage, citations: reader.citations)
    }

    private init(node: Node, findings: Findings) {
        self.node = node
        self.findings = findings
    }

    private mutating func passage() -> Passage {
        let text = node.text ?? ""
        if let bad = ControlCharacters.first(in: text) {
            findings.add(.controlCharacter, at: node, "the character \(bad) is not allowed", mend: "delete it")
        }
        var blocks: [Passage.Block] = []
        var lines: [Substring] = []
        var items: [[Passage.Span]] = []
        func isItem(_ line: Substring) -> Bool { line.hasPrefix("- ") || line == "-" }
        /// Ends the paragraph or the item that was being gathered.
        func close(_ reader: inout PassageReader) {
            guard let first = lines.first else { return }
            if isItem(first) {
                lines[0] = first.dropFirst(2)
                items.append(reader.spans(lines))
            } else {
                blocks.append(.paragraph(reader.spans(lines)))
            }
            lines = []
        }
        func closeList() {
            if !items.isEmpty { blocks.append(.list(items)) }
            items = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.trimmingBlanks()
            if words.isEmpty {
                close(&self)
                continue
            }
            if words.hasPrefix("#") {
                findings.add(
                    .markup, node.place(of: words), "passages have no headings", mend: "write a sentence instead")
            }
            // A new item, or a paragraph right behind a list.
            if isItem(words) {
                close(&self)
            } else if lines.isEmpty {
                closeList()
            }
            lines.append(words)
        }
        close(&self)
        closeList()
        return Passage(blocks)
    }

    /// The runs of one paragraph or item; line ends become blanks.
    private mutating func spans(_ lines: [Substring]) -> [Passage.Span] {
        var spans: [Passage.Span] = []
        var plain = ""
        var strong: Substring?
        func flush() {
            if plain.isEmpty { return }
            spans.append(strong == nil ? .text(plain) : .strong(plain))
            plain = ""
        }
        for (number, line) in lines.enumerated() {
            if number > 0 { plain += " " }
            var rest = line
            while true {
                let mark = rest.utf8.firstIndex(where: Self.isMark) ?? rest.endIndex
                plain += rest[..<mark]
                rest = rest[mark...]
                guard let first = rest.first else { break }
                if first == "*", rest.hasPrefix("**") {
                    flush()
                    strong = strong == nil ? rest : nil
                    rest = rest.dropFirst(2)
                } else if first == "[", rest.hasPrefix("[^") {
                    flush()
                    rest = citation(rest, &spans)
                } else {
                    if first == "]", rest.hasPrefix("](") {
                        findings.add(
                            .markup, node.place(of: line), "passages have no links",
                            mend: "name the page, or use refer:")
                    }
                    plain.append(first)
                    rest = rest.dropFirst()
                }
            }
        }
        if let strong {
            findings.add(
                .markup, node.place(of: strong), "** opens strong words that nothing closes",
                mend: "add ** where they end")
        }
        flush()
        return spans
    }

    /// Signs that may open or close something.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }

    /// Reads `[^source]{F-fact,F-fact}` and gives back what follows it.
    private mutating func citation(_ text: Substring, _ spans: inout [Passage.Span]) -> Substring {
        let place = node.place(of: text)
        func wrong(_ message: String) -> Substring {
            findings.add(.citationSyntax, place, message, mend: "write [^source]{F-fact} or [^source]{F-fact,F-fact}")
            return text.dropFirst(2)
        }
        guard let close = text.firstIndex(of: "]") else { return wrong("the citation has no ]") }
        let source = text[text.startIndex..<close].dropFirst(2)
        guard KebabCase.isID(String(source)) else { return wrong("\(source) is no id of a source") }
        let behind = text[text.index(after: close)...]
        guard behind.first == "{" else { return wrong("the citation names no fact") }
        guard let end = behind.firstIndex(of: "}") else { return wrong("the citation has no }") }
        let facts = behind[..<end].dropFirst().split(separator: ",").map { String($0.trimmingBlanks()) }
        guard !facts.isEmpty, facts.allSatisfy({ !$0.isEmpty }) else { return wrong("the citation names no fact") }
        spans.append(.citation(.init(source: String(source), facts: facts)))
        citations.append(Mention(source: String(source), facts: facts, place: place))
        return behind[behind.index(after: end)...]
    }
}

extension Substring {
    /// Without the blanks around it.
    func trimmingBlanks() -> Substring {
        var words = self
        while let first = words.utf8.first, first <= 0x20 || first >= 0x80, words.first?.isBlank == true {
            words.removeFirst()
        }
        while let last = words.utf8.last, last <= 0x20 || last >= 0x80, words.last?.isBlank == true {
            words.removeLast()
        }
        return words
    }
}
