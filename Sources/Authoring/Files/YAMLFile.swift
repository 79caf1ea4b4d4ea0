import Yams

/// Turns the bytes of a file into nodes, or into findings: the only place that knows Yams.
enum YAMLFile {
    /// Longer files are refused; the longest one shipped has some hundred thousand bytes.
    static let maximumLength = 4 << 20
    /// Content nests nine deep at most.
    static let maximumDepth = 100

    /// The root of a file; `nil` with a finding where there is none.
    /// - Parameter takingOutAsks: `false` has libyaml read every line; for comparing.
    static func read(_ source: SourceText, into findings: inout Findings, takingOutAsks: Bool = true) -> Node? {
        let file = source.file
        let bytes = source.bytes
        func refuse(_ code: FindingCode, _ line: Int, _ column: Int, _ message: String, _ mend: String = "") -> Node? {
            findings.add(
                Finding(
                    code: code, file: file, line: max(1, line), column: max(1, column), message: message, mend: mend))
            return nil
        }
        guard bytes.count <= maximumLength else {
            return refuse(.tooLarge, 1, 1, "\(bytes.count) bytes, more than \(maximumLength)", "split the file")
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            let line = 1 + bytes.prefix(validPrefix(of: bytes)).count { $0 == 0x0a }
            return refuse(.notUTF8, line, 1, "not text in UTF-8", "save the file as UTF-8 text")
        }
        if let line = lineOfAlias(in: bytes) {
            return refuse(.alias, line, 1, "a YAML anchor and its alias", "write the text out in both places")
        }
        if takingOutAsks, let whole = readAroundAsks(source) { return whole }
        do {
            // `basic` keeps Yams from trying each scalar as a number, a date, a truth value.
            guard let root = try Yams.compose(yaml: text, .basic) else {
                return refuse(.emptyFile, 1, 1, "the file is empty", "delete it or fill it")
            }
            guard let node = node(root, source, depth: 0) else {
                return refuse(.tooDeep, 1, 1, "lists and keys nest more than \(maximumDepth) deep", "write it flatter")
            }
            return node
        } catch let error as YamlError {
            if case .duplicatedKeysInMapping(let keys, let context) = error {
                let first = Place(file: file, line: max(1, context.mark.line), column: max(1, context.mark.column))
                let again = keys.first.flatMap { source.place(ofKey: $0, after: first) }
                findings.add(
                    .duplicateKey, again ?? first, "given twice: \(keys.joined(separator: ", "))",
                    mend: "keep one of the two", notes: again == nil ? [] : [.init(first, "first given here")])
                return nil
            }
            let (line, column, problem) = describe(error)
            if problem.contains("nesting level") {
                return refuse(.tooDeep, line, column, "lists and keys nest too deep", "write it flatter")
            }
            return refuse(.notYAML, line, column, problem, mend(problem, source.line(line) ?? ""))
        } catch {
            return refuse(.notYAML, 1, 1, "not YAML")
        }
    }

    /// The root, where most of the file are asks without quotes; `nil` where it is not so, or where something is wrong.
    private static func readAroundAsks(_ source: SourceText) -> Node? {
        guard let asks = PlainAsks(source),
            let root = try? Yams.compose(yaml: String(decoding: asks.rest, as: UTF8.self), .basic),
            let rest = node(root, source, depth: 0)
        else { return nil }
        return asks.joined(to: rest)
    }

    /// Copies what Yams made, at most `maximumDepth` deep.
    private static func node(_ node: Yams.Node, _ source: SourceText, depth: Int) -> Node? {
        guard depth <= maximumDepth else { return nil }
        let line = node.mark?.line ?? 1
        let column = node.mark?.column ?? 1
        func made(_ content: Node.Content) -> Node {
            Node(content: content, source: source, line: line, column: column)
        }
        switch node {
        case .scalar(let scalar):
            var text = made(.text(trimmed(scalar.string)))
            text.isPlain = scalar.style == .plain
            return text
        case .alias: return made(.text(""))
        case .sequence(let sequence):
            var items: [Node] = []
            for item in sequence {
                guard let item = self.node(item, source, depth: depth + 1) else { return nil }
                items.append(item)
            }
            return made(.list(items))
        case .mapping(let mapping):
            var pairs: [Node.Pair] = []
            for (key, value) in mapping {
                guard let key = self.node(key, source, depth: depth + 1),
                    let value = self.node(value, source, depth: depth + 1)
                else { return nil }
                pairs.append(Node.Pair(key: key, value: value))
            }
            return made(.map(pairs))
        }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        // Most texts have no blanks around them, and need no copy.
        let end = bytes.index(after: last)
        if first == bytes.startIndex, end == bytes.endIndex { return text }
        return String(Substring(bytes[first..<end]))
    }

    /// The line of an anchor (`&name`) that an alias (`*name`) refers to. Found before Yams sees the text: a few aliases of
    /// aliases stand for more text than fits any memory.
    private static func lineOfAlias(in bytes: [UInt8]) -> Int? {
        var anchors: [String: Int] = [:]
        var aliases: Set<String> = []
        var line = 1
        for offset in bytes.indices {
            let byte = bytes[offset]
            if byte == 0x0a { line += 1 }
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") else { continue }
            let name = bytes[(offset + 1)...].prefix(200).prefix(while: isNameByte)
            guard !name.isEmpty else { continue }
            let text = String(decoding: name, as: UTF8.self)
            if byte == UInt8(ascii: "*") {
                aliases.insert(text)
            } else if anchors[text] == nil {
                anchors[text] = line
            }
        }
        return anchors.filter { aliases.contains($0.key) }.values.min()
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// How many bytes from the start are text.
    private static func validPrefix(of bytes: [UInt8]) -> Int {
        let text = String(decoding: bytes, as: UTF8.self).utf8
        var offset = 0
        // Where a byte could not be read, a replacement character stands in the repaired text.
        for (one, other) in zip(bytes, text) {
            if one != other || one == 0 { break }
            offset += 1
        }
        return offset
    }

    /// What to do about a mistake of form.
    private static func mend(_ problem: String, _ line: String) -> String {
        if line.prefix(while: \.isBlank).contains("\t") { return "indent with blanks: YAML knows no tabs" }
        if problem.contains("single document") { return "delete the line ---, and give each thing a file of its own" }
        return "look at the quotes, colons and indentation here and in the line before"
    }

    private static func describe(_ error: YamlError) -> (line: Int, column: Int, problem: String) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            (mark.line, mark.column, (context.map { $0.text + ", " } ?? "") + problem)
        case .reader(let problem, _, _, _): (1, 1, problem)
        default: (1, 1, "not YAML")
        }
    }
}
