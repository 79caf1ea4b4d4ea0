import Playbook

extension Check {
    /// An ask belongs to one topic. Two of a topic that say nearly the same teach less than two that differ.
    static let asks = Check { draft, _, findings in
        let index = draft.asks
        let topics = draft.topics.map(\.id)
        // The first ask with these words in this order, and with these words in any order.
        var same: [[Int32]: Int] = [:]
        var alike: [[Int32]: Int] = [:]
        var near = NearAsks(index)
        for (number, ask) in index.asks.enumerated() {
            func other(_ number: Int) -> Finding.Note { .init(index.asks[number].node.place, "the other stands here") }
            let earlier = near.find(number)
            if let owner = same[ask.words], index.asks[owner].topic != ask.topic {
                findings.add(
                    .sharedAsk, at: ask.node, "\(topics[index.asks[owner].topic]) has the same ask",
                    mend: "keep it in one of the two", notes: [other(owner)])
            } else if let earlier {
                findings.add(
                    .nearAsk, at: ask.node, "nearly the same as the ask in line \(index.asks[earlier].node.line)",
                    mend: "ask for something else here, or delete it", notes: [other(earlier)])
            } else if let owner = alike[ask.bag], index.asks[owner].topic != ask.topic {
                findings.add(
                    .nearTopics, at: ask.node,
                    "\(topics[index.asks[owner].topic]) has the same ask with its words in another order",
                    mend: "keep it in one of the two, or say what tells them apart", notes: [other(owner)])
            }
            if same[ask.words] == nil { same[ask.words] = number }
            if alike[ask.bag] == nil { alike[ask.bag] = number }
        }
    }
}

/// Finds asks of one topic that are nearly the same without comparing each with each.
///
/// Two asks of n words that share all but k of them share one of the k + 1 rarest words of each: only asks that do are
/// compared.
private struct NearAsks {
    private struct Key: Hashable {
        var topic: Int
        var word: Int32
    }

    private let index: AskIndex
    private var byWord: [Key: [Int]] = [:]

    init(_ index: AskIndex) { self.index = index }

    /// The first earlier ask of the topic that this one nearly repeats; remembers this one.
    mutating func find(_ number: Int) -> Int? {
        let ask = index.asks[number]
        let rarest = ask.bag.sorted { (index.counts[Int($0)], $0) < (index.counts[Int($1)], $1) }
            .prefix(Self.spare(ask.bag.count + 1) + 1)
        var first: Int?
        for (place, word) in rarest.enumerated() where place == 0 || rarest[place - 1] != word {
            let key = Key(topic: ask.topic, word: word)
            for other in byWord[key, default: []] {
                if let first, first <= other { break }
                if Self.isNear(index.asks[other].bag, ask.bag) { first = other }
            }
            byWord[key, default: []].append(number)
        }
        return first
    }

    /// How many words of so many may differ: one in ten.
    private static func spare(_ count: Int) -> Int { count / 10 }

    /// The same words in any order; or, of long asks, all but one in ten. Both come sorted.
    private static func isNear(_ a: [Int32], _ b: [Int32]) -> Bool {
        let most = max(a.count, b.count)
        let spare = spare(most)
        guard abs(a.count - b.count) <= spare else { return false }
        var i = 0
        var j = 0
        var shared = 0
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                shared += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
            // Too many left over already.
            if max(i, j) - shared > spare { return false }
        }
        return most - shared <= spare
    }
}
