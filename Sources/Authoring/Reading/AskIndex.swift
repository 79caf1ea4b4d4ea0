import Understanding

/// The words of every ask, as numbers: what the checks on asks and vocabulary share. Made once, in one walk.
struct AskIndex: Sendable {
    /// An ask of a topic.
    struct Ask: Sendable {
        /// The place of its topic in `Draft.topics`.
        var topic: Int
        var node: Node
        /// Where its words stand among those of all asks.
        fileprivate var place: Range<Int>
    }

    /// Topic by topic, in the order of their files.
    private(set) var asks: [Ask] = []
    /// How many asks hold each word.
    private(set) var counts: [Int32] = []
    private var table = WordTable()
    /// The words of all asks in their order, and those of each ask by number.
    private var words: [Int32] = []
    private var bags: [Int32] = []

    init(_ topics: [Draft.Entry] = []) {
        var cutter = WordCutter()
        for (topic, entry) in topics.enumerated() {
            for node in entry.node["asks"]?.items ?? [] {
                let start = words.count
                cutter.cut(node.text ?? "") { bytes in words.append(table.intern(bytes, bytes.indices)) }
                if words.count == start { continue }
                counts += repeatElement(0, count: table.count - counts.count)
                bags += words[start...]
                bags[start...].sort()
                for place in start..<bags.count where place == start || bags[place - 1] != bags[place] {
                    counts[Int(bags[place])] += 1
                }
                asks.append(Ask(topic: topic, node: node, place: start..<words.count))
            }
        }
    }

    /// The words of an ask in order, by its place in the list.
    func words(of ask: Int) -> ArraySlice<Int32> { words[asks[ask].place] }

    /// The same words by number.
    func bag(of ask: Int) -> ArraySlice<Int32> { bags[asks[ask].place] }

    /// How many different words there are.
    var vocabulary: Int { table.count }

    /// True where some ask holds the word, or a word that begins with it.
    func holds(beginning word: String) -> Bool {
        holds(word)
            || (word.utf8.count > 3 && (0..<Int32(table.count)).contains { table[$0].starts(with: word.utf8) })
    }

    /// True where some ask holds the word.
    func holds(_ word: String) -> Bool { table.find(Array(word.utf8)) >= 0 }

    /// Letters and digits in lower case, without apostrophes.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var cutter = WordCutter()
        cutter.cut(text) { words.append(String(decoding: $0, as: UTF8.self)) }
        return words
    }
}

/// Cuts text into words of letters and digits in lower case, without apostrophes.
private struct WordCutter {
    private var open: [UInt8] = []

    mutating func cut(_ text: String, _ take: ([UInt8]) -> Void) {
        var text = text
        if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = Self.lettersApart(text) }
        text.withUTF8 { cut($0, take) }
    }

    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ take: ([UInt8]) -> Void) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): open.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                open.append(byte)
            case UInt8(ascii: "'"): continue
            default: close(take)
            }
        }
        close(take)
    }

    private mutating func close(_ take: ([UInt8]) -> Void) {
        if !open.isEmpty { take(open) }
        open.removeAll(keepingCapacity: true)
    }

    /// The text in small letters with a blank for whatever is neither a letter nor a digit nor an apostrophe.
    private static func lettersApart(_ text: String) -> String {
        String(
            text.lowercased().filter { $0 != "\u{2019}" }.map { $0 == "'" || $0.isLetter || $0.isNumber ? $0 : " " })
    }
}
