import Playbook

/// Turns a node into a pattern. The forms are: a string (a word, `=word`, `~concept`, or a phrase of several), or a map of
/// `all`, `any`, `none`, `within` together, or `sequence` with `gap`, or `phrase`.
struct PatternReader {
    /// A pattern and the concepts it names.
    struct Result {
        /// `nil` where a finding says why.
        var pattern: Pattern?
        var concepts: [(name: String, place: Place)]
    }

    /// Keys of a map that is a pattern, in the order of the documentation.
    static let keys = ["all", "any", "none", "within", "sequence", "gap", "phrase"]

    private var findings: Findings
    private var concepts: [(name: String, place: Place)] = []

    static func read(_ node: Node, into findings: inout Findings) -> Result {
        var reader = PatternReader(findings: findings)
        let pattern = reader.read(node, depth: 0)
        findings = reader.findings
        return Result(pattern: pattern, concepts: reader.concepts)
    }

    private init(findings: Findings) { self.findings = findings }

    private mutating func read(_ node: Node, depth: Int) -> Pattern? {
        guard depth < Pattern.maximumDepth else {
            findings.add(.tooDeep, at: node, "patterns nest more than \(Pattern.maximumDepth) deep")
            return nil
        }
        switch node.content {
        case .text(let text): return phrase(text, node)
        case .list:
            findings.add(
                .wrongShape, at: node, "a pattern belongs here, and a list stands here",
                mend: "say how its items belong together: {any: [...]} or {all: [...]}")
            return nil
        case .map: return map(node, depth: depth)
        }
    }

    private mutating func map(_ node: Node, depth: Int) -> Pattern? {
        for pair in node.pairs where !Self.keys.contains(pair.name) {
            findings.add(
                .unknownKey, at: pair.key, "a pattern has no key \(pair.name)",
                mend: Nearest.mend(
                    pair.name, among: Self.keys, otherwise: "known are: \(Self.keys.joined(separator: ", "))"))
        }
        var parts: [Pattern] = []
        if let all = node["all"] {
            parts.append(.all(items(all, depth), within: distance(node["within"])))
        } else if let within = node["within"] {
            findings.add(.wrongShape, at: within, "within has no all beside it", mend: "add all: [...]")
        }
        if let any = node["any"] { parts.append(.any(items(any, depth))) }
        if let sequence = node["sequence"] {
            parts.append(.sequence(items(sequence, depth), gap: distance(node["gap"]) ?? Pattern.defaultGap))
        } else if let gap = node["gap"] {
            findings.add(.wrongShape, at: gap, "gap has no sequence beside it", mend: "add sequence: [...]")
        }
        if let words = node["phrase"] {
            if let text = words.text, let phrase = phrase(text, words) {
                parts.append(phrase)
            } else if words.text == nil {
                findings.add(.wrongShape, at: words, "a text belongs here, and \(words.kindName) stands here")
            }
        }
        if let none = node["none"] { parts.append(.none(items(none, depth))) }
        if parts.isEmpty {
            findings.add(.emptyPattern, at: node, "an empty pattern", mend: "give it all, any, sequence or phrase")
            return nil
        }
        return parts.count == 1 ? parts[0] : .all(parts, within: nil)
    }

    private mutating func items(_ node: Node, _ depth: Int) -> [Pattern] {
        guard case .list(let items) = node.content else {
            findings.add(
                .wrongShape, at: node, "a list belongs here, and \(node.kindName) stands here", mend: "write [one, two]"
            )
            return []
        }
        if items.isEmpty {
            findings.add(.emptyPattern, at: node, "an empty list in a pattern", mend: "fill it or delete its key")
        }
        return items.compactMap { read($0, depth: depth + 1) }
    }

    private mutating func distance(_ node: Node?) -> Int? {
        guard let node else { return nil }
        if let text = node.text, let words = Int(text), (0...Pattern.maximumDistance).contains(words) { return words }
        findings.add(.badValue, at: node, "a number of words from 0 to \(Pattern.maximumDistance) belongs here")
        return nil
    }

    private mutating func phrase(_ text: String, _ node: Node) -> Pattern? {
        let words = text.split(whereSeparator: \.isBlank)
        if words.isEmpty {
            findings.add(.emptyPattern, at: node, "an empty pattern", mend: "write a word, or delete it")
            return nil
        }
        var items: [Pattern] = []
        for word in words {
            guard let parts = parts(of: word, node) else { return nil }
            items += parts
        }
        return items.count == 1 ? items[0] : .phrase(items)
    }

    /// The items of one word: one, or several where hyphens part it, as they part the words of a message.
    private mutating func parts(of word: Substring, _ node: Node) -> [Pattern]? {
        let mark = word.first
        let rest = mark == "~" || mark == "=" ? word.dropFirst() : word
        if mark == "~", !rest.isEmpty {
            concepts.append((String(rest), node.place(of: word)))
            return [.concept(String(rest))]
        }
        // Most words are as they come out of a message.
        if !rest.isEmpty, rest.utf8.allSatisfy({ KebabCase.isLetter($0) || KebabCase.isDigit($0) }) {
            return [mark == "=" ? .exact(String(rest)) : .word(String(rest))]
        }
        let plain = WordForm.normal(rest)
        guard !plain.isEmpty else {
            findings.add(
                .emptyPattern, node.place(of: word), "\(word) holds no word",
                mend: "write a word of letters, without a blank behind the sign")
            return nil
        }
        if plain.joined(separator: "-") != WordForm.withoutApostrophes(rest) {
            findings.add(
                .wordForm, node.place(of: word), "\(rest) is not how a word comes out of a message",
                mend: "write \(plain.joined(separator: " "))")
        }
        return plain.map { mark == "=" ? .exact($0) : .word($0) }
    }
}

/// Words as messages hold them after normalising: small letters and digits, no apostrophes, parted by hyphens.
enum WordForm {
    static func normal(_ word: Substring) -> [String] {
        withoutApostrophes(word).split(separator: "-").map { part in String(part.filter { $0.isWordPart })
        }
        .filter { !$0.isEmpty }
    }

    static func withoutApostrophes(_ word: Substring) -> String {
        word.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
    }
}
