/// The asks of a topic that stand on a line of their own without quotes: nine in ten of all lines there are, and no others
/// are as simple. They are read here, and libyaml reads the rest of the file, with an empty line in the place of each.
///
/// The first ask of the list is always left to libyaml, so that there is a list to put the others into.
struct PlainAsks {
    /// The file with an empty line for each ask that was taken out.
    private(set) var rest: [UInt8] = []
    /// In the order of their lines.
    private(set) var asks: [Node] = []

    /// `nil` where no ask can be taken out.
    init?(_ source: SourceText) {
        let bytes = source.bytes
        guard let start = source.lineStart(after: Self.heading) else { return nil }
        var kept = 0
        var line = start.line
        var position = start.offset
        var isFirst = true
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0a) ?? bytes.count
            guard let kind = Self.kind(bytes[position..<end]) else { break }
            if kind != .comment {
                if kind == .plain, !isFirst, Self.endsItem(bytes, end) {
                    rest += bytes[kept..<position]
                    kept = end
                    var node = Node(
                        content: .text(String(decoding: bytes[position + Self.dash.count..<end], as: UTF8.self)),
                        source: source, line: line, column: Self.dash.count + 1)
                    node.isPlain = true
                    asks.append(node)
                }
                isFirst = false
            }
            position = end + 1
            line += 1
        }
        if asks.isEmpty { return nil }
        rest += bytes[kept...]
    }

    /// Puts the asks back between those that libyaml read.
    /// - Returns: `nil` where there is no such list: the file is not what it looked like.
    func joined(to root: Node) -> Node? {
        guard case .map(var pairs) = root.content, let place = pairs.firstIndex(where: { $0.name == "asks" }),
            case .list(let others) = pairs[place].value.content, let first = others.first, first.line < asks[0].line
        else { return nil }
        var items: [Node] = []
        items.reserveCapacity(others.count + asks.count)
        var next = 0
        for other in others {
            while next < asks.count, asks[next].line < other.line {
                items.append(asks[next])
                next += 1
            }
            items.append(other)
        }
        pairs[place].value.content = .list(items + asks[next...])
        var root = root
        root.content = .map(pairs)
        return root
    }

    // MARK: - Lines

    private enum Kind { case plain, other, comment }

    private static let heading = Array("asks:\n".utf8)
    private static let dash = Array("  - ".utf8)

    /// What a line of the list is; `nil` where it ends the list, or may go on in the next line in ways that only libyaml
    /// knows.
    private static func kind(_ line: ArraySlice<UInt8>) -> Kind? {
        guard line.starts(with: dash) else {
            return line.drop { $0 == 0x20 }.first == UInt8(ascii: "#") ? .comment : nil
        }
        let words = line.dropFirst(dash.count)
        guard let first = words.first, let last = words.last else { return nil }
        if KebabCase.isWordPart(first), last != 0x20, words.allSatisfy(isPlain) { return .plain }
        if quotes.contains(first) { return isWhole(words) ? .other : nil }
        // A sign of YAML, or a key whose value goes on.
        if signs.contains(first) || (joints.contains(first) && words.dropFirst().first ?? 0x20 == 0x20) { return nil }
        let colon = words.firstIndex { $0 == UInt8(ascii: ":") }
        let isKey = colon.map { words[$0...].dropFirst().first ?? 0x20 <= 0x20 } ?? false
        return isKey || words.count { $0 == UInt8(ascii: ":") } > 1 ? nil : .other
    }

    /// True for words in quotes that end on the same line.
    private static func isWhole(_ words: ArraySlice<UInt8>) -> Bool {
        let quote = words[words.startIndex]
        var place = words.startIndex + 1
        while place < words.endIndex {
            let isEscape = quote == UInt8(ascii: "\"") && words[place] == UInt8(ascii: "\\")
            let isTwice = quote == UInt8(ascii: "'") && words[place...].prefix(2).elementsEqual([quote, quote])
            if isEscape || isTwice {
                place += 2
            } else if words[place] == quote {
                return place == words.endIndex - 1
            } else {
                place += 1
            }
        }
        return false
    }

    private static let quotes = Array("\"'".utf8)
    private static let signs = Array("|>[]{}&*!%@`#, \t".utf8)
    /// Signs of YAML where a blank follows.
    private static let joints = Array("-?:".utf8)

    /// True where nothing in the next line can belong to the item that ends here.
    private static func endsItem(_ bytes: [UInt8], _ end: Int) -> Bool {
        guard end + 1 < bytes.count else { return true }
        return bytes[(end + 1)...].starts(with: dash) || KebabCase.isLetter(bytes[end + 1] | 0x20)
    }

    /// Signs that mean nothing to YAML inside a text without quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        if KebabCase.isWordPart(byte) { return true }
        switch byte {
        case 0x20, UInt8(ascii: "'"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"),
            UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: ";"):
            return true
        default: return false
        }
    }
}
