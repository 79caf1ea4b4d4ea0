/// The words of every ask, as numbers: what the checks on asks and vocabulary share. Made once, in one walk.
struct AskIndex: Sendable {
    /// An ask of a topic.
    struct Ask: Sendable {
        /// The place of its topic in `Draft.topics`.
        var topic: Int
        var node: Node
        /// Its words in order.
        var words: [Int32]
        /// The same words by number.
        var bag: [Int32]
    }

    /// Topic by topic, in the order of their files.
    private(set) var asks: [Ask] = []
    /// How many asks hold each word.
    private(set) var counts: [Int32] = []
    /// The words by number.
    private(set) var vocabulary: [String] = []
    private var numbers: [String: Int32] = [:]

    init(_ topics: [Draft.Entry] = []) {
        for (topic, entry) in topics.enumerated() {
            for node in entry.node["asks"]?.items ?? [] {
                let words = Self.words(node.text ?? "").map { number($0) }
                if words.isEmpty { continue }
                let bag = words.sorted()
                for (place, word) in bag.enumerated() where place == 0 || bag[place - 1] != word {
                    counts[Int(word)] += 1
                }
                asks.append(Ask(topic: topic, node: node, words: words, bag: bag))
            }
        }
    }

    /// True where some ask holds the word, or a word that begins with it.
    func holds(beginning word: String) -> Bool {
        numbers[word] != nil || (word.utf8.count > 3 && vocabulary.contains { $0.hasPrefix(word) })
    }

    /// True where some ask holds the word.
    func holds(_ word: String) -> Bool { numbers[word] != nil }

    private mutating func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(vocabulary.count)
        numbers[word] = number
        vocabulary.append(word)
        counts.append(0)
        return number
    }

    /// Letters and digits in lower case, without apostrophes.
    static func words(_ text: String) -> [String] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }.split { !$0.isLetter && !$0.isNumber }
                .map(String.init)
        }
        var words: [String] = []
        var open: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): open.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): open.append(byte)
            case UInt8(ascii: "'"): continue
            default:
                if !open.isEmpty { words.append(String(decoding: open, as: UTF8.self)) }
                open.removeAll(keepingCapacity: true)
            }
        }
        if !open.isEmpty { words.append(String(decoding: open, as: UTF8.self)) }
        return words
    }
}
