import Playbook

/// Which topic says which words, for staff who look something up.
struct LookupIndex: Sendable {
    /// What a topic says of a word: more in its title than in a question, a label, or only in asks.
    private static let titleWeight: Float = 6
    private static let questionWeight: Float = 3
    private static let labelWeight: Float = 1.5
    private static let askWeight: Float = 1

    /// For each stem the topics that use it, with how much.
    private var topics: [[(topic: Int32, weight: Float)]]
    /// For each concept the same.
    private var concepts: [[(topic: Int32, weight: Float)]]
    /// First letters of titles of three words and more: "pao".
    private var initials: [(letters: [UInt8], topic: Int32)] = []
    private let lexicon: Lexicon
    private let ranker: Ranker
    private let count: Int

    init(_ playbook: Playbook, _ reader: Reader, _ ranker: Ranker) {
        lexicon = reader.lexicon
        self.ranker = ranker
        count = playbook.topics.count
        topics = [[(topic: Int32, weight: Float)]](repeating: [], count: reader.lexicon.stems.count)
        concepts = [[(topic: Int32, weight: Float)]](repeating: [], count: reader.concepts.names.count)
        for (number, topic) in playbook.topics.enumerated() {
            func add(_ text: String, _ weight: Float) {
                let utterance = reader.read(text)
                for token in utterance.tokens where token.stem >= 0 {
                    Self.add(weight, Int32(number), to: &topics[Int(token.stem)])
                }
                for hit in utterance.hits { Self.add(weight, Int32(number), to: &concepts[Int(hit.concept)]) }
            }
            add(topic.title, Self.titleWeight)
            add(topic.id.split(separator: "-").joined(separator: " "), Self.titleWeight)
            add(topic.question, Self.questionWeight)
            for detail in topic.answer?.details ?? [] { add(detail.label, Self.labelWeight) }
            let letters = topic.title.split(separator: " ").compactMap { $0.utf8.first.map { $0 | 0x20 } }
            if letters.count >= 3 { initials.append((letters, Int32(number))) }
        }
        // What asks say, the model knows.
        for stem in topics.indices where reader.lexicon.stems[stem] == Int32(stem) {
            let key = Features.key(.word, reader.known[Int32(stem)].stemHash)
            for topic in ranker.topics(with: key) { Self.add(Self.askWeight, topic, to: &topics[stem]) }
        }
        for concept in concepts.indices {
            let key = Features.key(.concept, Hash.of(reader.concepts.names[concept].utf8))
            for topic in ranker.topics(with: key) { Self.add(Self.askWeight, topic, to: &concepts[concept]) }
        }
    }

    /// Topics by how well some words name them, best first, ties by topic.
    func find(_ utterance: Utterance, limit: Int) -> [(topic: Int, weight: Float)] {
        var scores = [Float](repeating: 0, count: count)
        for at in utterance.tokens.indices.prefix(Self.wordLimit) {
            var found = [Float](repeating: 0, count: count)
            func add(_ list: [(topic: Int32, weight: Float)], _ share: Float) {
                let spread = Float(count) / Float(list.count + 1)
                for entry in list {
                    let worth = share * Exact.log(1 + spread) * entry.weight.squareRoot()
                    found[Int(entry.topic)] = max(found[Int(entry.topic)], worth)
                }
            }
            let token = utterance.tokens[at]
            let half = halfWord(utterance, at)
            if token.stem >= 0, half == nil { add(topics[Int(token.stem)], 1) }
            for hit in utterance.hits where half == nil && hit.words.contains(Int32(at)) {
                add(concepts[Int(hit.concept)], 0.8)
            }
            let bytes = half ?? Array(utterance.bytes(at))
            if bytes.count >= 2 {
                for id in completions(of: bytes) { add(topics[Int(lexicon.stems[Int(id)])], 0.6) }
                for entry in initials where entry.letters.starts(with: bytes) {
                    add([(topic: entry.topic, weight: Self.titleWeight)], 0.9)
                }
            }
            for topic in scores.indices { scores[topic] += found[topic] }
        }
        let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
        return order.prefix(max(limit, 0)).map { ($0, scores[$0]) }
    }

    /// A word as it was typed, where the speller took it for a mistake and it begins one of ours: who looks something up
    /// stops typing early ("denos").
    func halfWord(_ utterance: Utterance, _ at: Int) -> [UInt8]? {
        let token = utterance.tokens[at]
        guard token.origin == .corrected, token.range.count >= Self.halfWordLength else { return nil }
        let typed = utterance.typed(Int(token.range.lowerBound)..<Int(token.range.upperBound)).map { $0 | 0x20 }
        let isBeginning = (0..<lexicon.formCount).contains { lexicon.table[$0].starts(with: typed) }
        return isBeginning ? typed : nil
    }

    /// The longer words that begin so. One used far less often than the commonest of them is left out: a slip of the
    /// fingers in a single ask would be the rarest, and so the best.
    private func completions(of bytes: [UInt8]) -> [Int32] {
        let all = (0..<lexicon.formCount).filter {
            lexicon.table.length($0) > bytes.count && lexicon.table[$0].starts(with: bytes)
        }
        let most = all.reduce(0) { max($0, lexicon.counts[Int($1)]) }
        return all.filter { lexicon.counts[Int($0)] * Self.leastUse >= most }
    }

    /// A completion is used at least once where the commonest is used so often.
    private static let leastUse: Int32 = 20

    /// Letters from which the beginning of a word says enough.
    private static let halfWordLength = 4

    /// Words of a look-up that are looked at.
    private static let wordLimit = 32

    private static func add(_ weight: Float, _ topic: Int32, to list: inout [(topic: Int32, weight: Float)]) {
        if let at = list.firstIndex(where: { $0.topic == topic }) {
            list[at].weight += weight
        } else {
            list.append((topic, weight))
        }
    }
}
