/// A piece of a YAML file with its place. Every scalar is text: `2026-11-22`, `yes` and `111` stay what was typed.
struct Node: Sendable {
    /// What it holds.
    enum Content: Sendable {
        case text(String)
        case list([Node])
        /// In the order of the file; no key twice.
        case map([Pair])
    }

    /// A key and its value.
    struct Pair: Sendable {
        var key: Node
        var value: Node
        /// The key as text; empty where it is none.
        var name: String { key.text ?? "" }
    }

    var content: Content
    let source: SourceText
    var line: Int
    var column: Int
    /// A text without quotes around it, on one line.
    var isPlain = false

    var place: Place {
        Place(
            file: source.file, line: line, column: column,
            length: text?.utf8.prefix { $0 != 0x0a }.count { $0 & 0xc0 != 0x80 } ?? 0)
    }

    /// The text without the blanks around it; `nil` for lists and maps.
    var text: String? {
        guard case .text(let text) = content else { return nil }
        return text
    }

    /// The items of a list; empty for anything else.
    var items: [Node] {
        guard case .list(let items) = content else { return [] }
        return items
    }

    /// The pairs of a map; empty for anything else.
    var pairs: [Pair] {
        guard case .map(let pairs) = content else { return [] }
        return pairs
    }

    /// The value of a key of a map.
    subscript(key: String) -> Node? { pairs.first { $0.name == key }?.value }

    /// The texts of a list of texts.
    var texts: [String] { items.compactMap(\.text) }

    /// The place of words inside this text.
    func place(of words: Substring) -> Place { source.place(of: words, after: place) }

    /// What stands there, for messages.
    var kindName: String {
        switch content {
        case .text(let text): text.isEmpty ? "nothing" : "a text"
        case .list: "a list"
        case .map: "keys with values"
        }
    }
}
