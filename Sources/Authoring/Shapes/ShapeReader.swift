import Playbook

/// Follows a shape through a file: reports what does not fit, and gathers what later checks need.
struct ShapeReader {
    private(set) var findings: Findings
    /// Ids that are used, with their places.
    private(set) var references: [Reference] = []
    /// Texts that people read, with what they are for.
    private(set) var texts: [Words] = []
    /// What people type. Of this there is most, and few checks look at it.
    private(set) var asks: [Node] = []
    /// Patterns, with their places.
    private(set) var patterns: [Node] = []

    /// The use of an id.
    struct Reference: Sendable {
        var kind: Kind
        var id: String
        var place: Place
        /// The slot a value belongs to.
        var slot = ""
    }

    /// A text of the content.
    struct Words: Sendable {
        /// What it is for; `nil` for a passage.
        var use: TextUse?
        /// The names of the keys around it, such as `answer.short`.
        var path: String
        var node: Node
        /// The kind of file it stands in.
        var file: FileKind
        /// Its sentences; none for what people do not read.
        var sentences: [Sentence] = []
        /// What a passage cites.
        var citations: [PassageReader.Mention] = []
    }

    private let file: FileKind

    init(_ file: FileKind, findings: Findings) {
        self.file = file
        self.findings = findings
    }

    mutating func read(_ node: Node, as shape: Shape, path: String = "") {
        switch shape {
        case .text(let use): readText(node, use, path)
        case .passage:
            guard isText(node) else { return }
            let result = PassageReader.read(node, into: &findings)
            texts.append(
                Words(
                    use: nil, path: path, node: node, file: file, sentences: Sentences.of(result.passage),
                    citations: result.citations))
            for mention in result.citations {
                references.append(Reference(kind: .source, id: mention.source, place: mention.place))
                references += mention.facts.map { Reference(kind: .fact, id: $0, place: mention.place) }
            }
        case .list(let inner):
            guard case .list(let items) = node.content else {
                return findings.add(
                    .wrongShape, at: node, "a list belongs here, and \(node.kindName) stands here",
                    mend: "write [one, two], or a line beginning with - for each")
            }
            for item in items {
                if case .text = inner, item.text?.isEmpty == true {
                    findings.add(
                        .missing, at: item, "an empty text in a list", mend: "write something, or delete the item")
                } else {
                    read(item, as: inner, path: path)
                }
            }
        case .record(let record): read(node, record, path)
        case .named(let kind, let inner):
            guard isMap(node) else { return }
            for pair in node.pairs {
                checkID(pair.key, kind)
                read(pair.value, as: inner, path: join(path, "*"))
            }
        case .chosen(let names, let inner):
            guard isMap(node) else { return }
            for pair in node.pairs {
                if names.contains(pair.name) {
                    read(pair.value, as: inner, path: join(path, pair.name))
                } else {
                    unknown(pair, names)
                }
            }
        case .condition:
            guard isMap(node) else { return }
            for pair in node.pairs { readCondition(pair) }
        case .pattern:
            patterns.append(node)
            for mention in PatternReader.read(node, into: &findings).concepts {
                references.append(Reference(kind: .concept, id: mention.name, place: mention.place))
            }
        }
    }

    private mutating func read(_ node: Node, _ record: Record, _ path: String) {
        guard case .map(let pairs) = node.content else {
            return findings.add(
                .wrongShape, at: node, "\(record.name) belongs here, and \(node.kindName) stands here",
                mend: "write its keys: \(record.keys.map(\.name).joined(separator: ", "))")
        }
        let isLevelIf = record.name == Record.levelIf.name
        for pair in pairs {
            if let key = record.keys.first(where: { $0.name == pair.name }) {
                read(pair.value, as: key.shape, path: join(path, key.name))
            } else if isLevelIf, pair.name == "when" {
                findings.add(
                    .unknownKey, at: pair.key, "a level-if has no when: its slots stand beside level",
                    mend: "write it as {stage: pregnant, level: maternity-now}")
            } else if isLevelIf {
                readCondition(pair)
            } else {
                unknown(pair, record.keys.map(\.name))
            }
        }
        for key in record.keys where key.isRequired {
            let value = node[key.name]
            if value == nil || isEmpty(value) {
                findings.add(
                    .missing, value?.place ?? node.place, "\(record.name) has no \(key.name)", mend: "add \(key.name):")
            }
        }
    }

    private mutating func readText(_ node: Node, _ use: TextUse, _ path: String) {
        guard isText(node), let text = node.text else { return }
        if let bad = ControlCharacters.first(in: text) {
            findings.add(.controlCharacter, at: node, "the character \(bad) is not allowed", mend: "delete it")
        }
        switch use {
        case .ask: if !text.isEmpty { asks.append(node) }
        case .words, .label:
            // A required key that is empty is reported as missing by its record.
            if text.isEmpty { break }
            var words = Words(use: use, path: path, node: node, file: file)
            if words.isShown { words.sentences = Sentences.of(text) }
            texts.append(words)
        case .optionalWords: break
        case .id(let kind): checkID(node, kind)
        case .reference(let kind):
            references.append(Reference(kind: kind, id: text, place: node.place))
        case .choice(let words):
            if words.contains(text) { break }
            findings.add(
                .badValue, at: node, "\(text) is not one of \(words.joined(separator: ", "))",
                mend: Nearest.mend(text, among: words, otherwise: "choose one of them"))
        case .truth:
            if text != "true", text != "false" {
                findings.add(.badValue, at: node, "\(text) is neither true nor false", mend: "write true or false")
            }
        case .date:
            if !ISODate.isDate(text) {
                findings.add(.badDate, at: node, "\(text) is not a date", mend: "write it as 2026-11-22")
            }
        case .number(let range):
            if Int(text).map(range.contains) != true {
                findings.add(
                    .badValue, at: node, "a whole number from \(range.lowerBound) to \(range.upperBound) belongs here")
            }
        }
    }

    private mutating func readCondition(_ pair: Node.Pair) {
        references.append(Reference(kind: .slot, id: pair.name, place: pair.key.place))
        let values: [Node]
        if case .list(let items) = pair.value.content { values = items } else { values = [pair.value] }
        for value in values where isText(value) {
            references.append(Reference(kind: .value, id: value.text ?? "", place: value.place, slot: pair.name))
        }
    }

    private mutating func checkID(_ node: Node, _ kind: Kind) {
        guard let id = node.text else {
            return findings.add(.wrongShape, at: node, "a name belongs here, and \(node.kindName) stands here")
        }
        // Facts are written F-topic-1.
        if !KebabCase.isID(kind == .fact && id.hasPrefix("F-") ? String(id.dropFirst(2)) : id) {
            findings.add(
                .badID, at: node, "\(id.isEmpty ? "an empty text" : id) is not an id of a \(kind.rawValue)",
                mend: "use small letters, digits and single hyphens")
        }
    }

    private mutating func unknown(_ pair: Node.Pair, _ names: [String]) {
        findings.add(
            .unknownKey, at: pair.key, "there is no key \(pair.name.isEmpty ? "like this" : pair.name) here",
            mend: Nearest.mend(pair.name, among: names, otherwise: "known are: \(names.joined(separator: ", "))"))
    }

    private mutating func isText(_ node: Node) -> Bool {
        if node.text != nil { return true }
        findings.add(
            .wrongShape, at: node, "a text belongs here, and \(node.kindName) stands here",
            mend: "put quotes around it if it holds a colon or begins with [ or {")
        return false
    }

    private mutating func isMap(_ node: Node) -> Bool {
        if case .map = node.content { return true }
        findings.add(.wrongShape, at: node, "keys with values belong here, and \(node.kindName) stands here")
        return false
    }

    private func isEmpty(_ node: Node?) -> Bool {
        switch node?.content {
        case .text(let text): text.isEmpty
        case .list(let items): items.isEmpty
        case .map(let pairs): pairs.isEmpty
        case nil: true
        }
    }

    private func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "." + name }
}
