import Playbook

/// Which topic says which words, for staff who look something up.
struct LookupIndex: Sendable {
    /// Where a word stands counts: in the title most, in an ask least.
    private static let titleWeight: Float = 6
    private static let questionWeight: Float = 3
    private static let labelWeight: Float = 1.5
    private static let askWeight: Float = 1

    /// For each stem the topics that use it, with how much.
    private var topics: [[(topic: Int32, weight: Float)]]
    /// For each concept the same.
    private var concepts: [[(topic: Int32, weight: Float)]]
    /// For each stem how rare it is among topics' asks.
    private var rarities: [Float]
    /// First letters of titles and concept phrases of three words and more: "pao".
    private var initials: [(letters: [UInt8], topic: Int32)] = []
    private let lexicon: Lexicon
    private let count: Int

    init(_ playbook: Playbook, _ reader: Reader) {
        lexicon = reader.lexicon
        count = playbook.topics.count
        topics = [[(topic: Int32, weight: Float)]](repeating: [], count: reader.lexicon.stems.count)
        concepts = [[(topic: Int32, weight: Float)]](repeating: [], count: reader.concepts.names.count)
        rarities = [Float](repeating: 4, count: reader.lexicon.stems.count)
        var asks = 0
        var uses = [Int](repeating: 0, count: reader.lexicon.stems.count)
        for (number, topic) in playbook.topics.enumerated() {
            func add(_ text: String, _ weight: Float) {
                let utterance = reader.read(text)
                asks += 1
                for token in utterance.tokens where token.stem >= 0 {
                    uses[Int(token.stem)] += 1
                    Self.add(weight, Int32(number), to: &topics[Int(token.stem)])
                }
                for hit in utterance.hits { Self.add(weight, Int32(number), to: &concepts[Int(hit.concept)]) }
            }
            add(topic.title, Self.titleWeight)
            add(topic.id.split(separator: "-").joined(separator: " "), Self.titleWeight)
            add(topic.question, Self.questionWeight)
            for ask in topic.asks { add(ask, Self.askWeight) }
            for detail in topic.answer?.details ?? [] { add(detail.label, Self.labelWeight) }
            let letters = topic.title.split(separator: " ").compactMap { $0.utf8.first.map { $0 | 0x20 } }
            if letters.count >= 3 { initials.append((letters, Int32(number))) }
        }
        for stem in uses.indices where uses[stem] > 0 {
            rarities[stem] = Weighting.rarity(min(uses[stem], asks), of: asks)
        }
    }

    /// How rare a stem is; the weight of a word in looking things up. Unknown words are rare.
    func rarity(_ stem: Int32) -> Float { stem >= 0 ? rarities[Int(stem)] : 4 }

    /// Topics by how well some words name them, best first, ties by topic.
    func find(_ utterance: Utterance, limit: Int) -> [(topic: Int, weight: Float)] {
        var scores = [Float](repeating: 0, count: count)
        for at in utterance.tokens.indices {
            let token = utterance.tokens[at]
            var found = [Float](repeating: 0, count: count)
            func add(_ list: [(topic: Int32, weight: Float)], _ share: Float) {
                let spread = Float(count) / Float(list.count + 1)
                for entry in list {
                    let worth = share * Exact.log(1 + spread) * entry.weight.squareRoot()
                    found[Int(entry.topic)] = max(found[Int(entry.topic)], worth)
                }
            }
            if token.stem >= 0 { add(topics[Int(token.stem)], 1) }
            for hit in utterance.hits where hit.words.contains(Int32(at)) { add(concepts[Int(hit.concept)], 0.8) }
            let bytes = Array(utterance.bytes(at))
            if bytes.count >= 2 {
                for id in 0..<lexicon.formCount
                where lexicon.table.length(id) > bytes.count && lexicon.table[id].starts(with: bytes) {
                    add(topics[Int(lexicon.stems[Int(id)])], 0.6)
                }
                for entry in initials where entry.letters.starts(with: bytes) {
                    add([(topic: entry.topic, weight: Self.titleWeight)], 0.9)
                }
            }
            for topic in scores.indices { scores[topic] += found[topic] }
        }
        let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
        return order.prefix(limit).map { ($0, scores[$0]) }
    }

    private static func add(_ weight: Float, _ topic: Int32, to list: inout [(topic: Int32, weight: Float)]) {
        if list.last?.topic == topic {
            list[list.count - 1].weight += weight
        } else {
            list.append((topic, weight))
        }
    }
}
