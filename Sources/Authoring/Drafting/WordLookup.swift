import Compiled

/// Where a word stands in what the helper understands: concepts, patterns and asks. Authors who look first use what is
/// there.
public struct WordLookup: Sendable {
    /// A concept that holds the word.
    public struct Holder: Sendable, Equatable, Encodable {
        public var name: String
        /// `file:line`
        public var place: String
        /// The words and phrases of it that hold the word.
        public var entries: [String]
        /// Concepts that include it, and so hold the word too.
        public var includedBy: [String]
    }

    /// A topic or sign whose patterns name the word, or a concept that holds it.
    public struct Use: Sendable, Equatable, Encodable {
        /// `file:line`
        public var place: String
        /// What it names, such as `~bone`.
        public var names: [String]
    }

    /// A topic whose asks hold the word.
    public struct Asked: Sendable, Equatable, Encodable {
        public var topic: String
        public var count: Int
        /// The first few.
        public var asks: [String]
    }

    public private(set) var concepts: [Holder] = []
    public private(set) var patterns: [Use] = []
    public private(set) var asks: [Asked] = []

    /// Asks that are shown of a topic.
    private static let shown = 3

    /// - Parameter word: a word or a phrase; words that begin with it count too, such as `breaks` for `break`.
    public init(_ word: String, in dialogues: Dialogues) {
        let draft = DialoguesReader.read(dialogues)
        let sought = AskIndex.words(word)
        if sought.isEmpty { return }
        for entry in draft.entries[.concept] ?? [] {
            guard let concept = draft.playbook.concept(entry.id) else { continue }
            let entries = (concept.words + concept.phrases).filter { Self.holds(AskIndex.words($0), sought) }
            if entries.isEmpty { continue }
            let outer = draft.playbook.concepts.filter { $0.includes.contains(entry.id) }.map(\.name)
            concepts.append(
                Holder(
                    name: entry.id, place: "\(entry.place.file):\(entry.place.line)", entries: entries,
                    includedBy: outer))
        }
        let names = Set(concepts.map { "~" + $0.name })
        for node in draft.patterns {
            let found = Self.texts(node).filter { text in
                text.split(separator: " ").contains { names.contains(String($0)) }
                    || Self.holds(AskIndex.words(text), sought)
            }
            if !found.isEmpty { patterns.append(Use(place: "\(node.source.file):\(node.line)", names: found)) }
        }
        var byTopic: [Int: [String]] = [:]
        for ask in draft.asks.asks {
            let text = ask.node.text ?? ""
            if Self.holds(AskIndex.words(text), sought) { byTopic[ask.topic, default: []].append(text) }
        }
        let topics = draft.topics.map(\.id)
        asks = byTopic.map {
            Asked(topic: topics[$0.key], count: $0.value.count, asks: Array($0.value.prefix(Self.shown)))
        }
        .sorted { ($1.count, $0.topic) < ($0.count, $1.topic) }
    }

    /// True where the words stand in order in the others; the last may be the beginning of a longer one.
    private static func holds(_ words: [String], _ sought: [String]) -> Bool {
        guard words.count >= sought.count, let last = sought.last else { return false }
        return (0...(words.count - sought.count)).contains { start in
            let stretch = words[start..<start + sought.count]
            return stretch.dropLast().elementsEqual(sought.dropLast())
                && (stretch.last == last || (last.count > 3 && stretch.last?.hasPrefix(last) == true))
        }
    }

    private static func texts(_ node: Node) -> [String] {
        switch node.content {
        case .text(let text): [text]
        case .list(let items): items.flatMap(texts)
        case .map(let pairs): pairs.flatMap { texts($0.value) }
        }
    }
}
