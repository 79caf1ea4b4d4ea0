import Playbook

extension Check {
    /// An ask belongs to one topic. Two of a topic that say nearly the same teach less than two that differ.
    static let asks = Check { draft, _, findings in
        let index = draft.asks
        let topics = draft.topics.map(\.id)
        // The first ask with these words in this order, and with these words in any order.
        var same = FirstAsks()
        var alike = FirstAsks()
        var near = NearAsks(index)
        for (number, ask) in index.asks.enumerated() {
            func other(_ number: Int) -> Finding.Note { .init(index.asks[number].node.place, "the other stands here") }
            let earlier = near.find(number)
            let twin = same.first(index.words(of: number), number) { index.words(of: $0) }
            let cousin = alike.first(index.bag(of: number), number) { index.bag(of: $0) }
            if let twin, index.asks[twin].topic != ask.topic {
                findings.add(
                    .sharedAsk, at: ask.node, "\(topics[index.asks[twin].topic]) has the same ask",
                    mend: "keep it in one of the two", notes: [other(twin)])
            } else if let earlier {
                findings.add(
                    .nearAsk, at: ask.node, "nearly the same as the ask in line \(index.asks[earlier].node.line)",
                    mend: "ask for something else here, or delete it", notes: [other(earlier)])
            } else if let cousin, index.asks[cousin].topic != ask.topic {
                findings.add(
                    .nearTopics, at: ask.node,
                    "\(topics[index.asks[cousin].topic]) has the same ask with its words in another order",
                    mend: "keep it in one of the two, or say what tells them apart", notes: [other(cousin)])
            }
        }
    }
}

/// Remembers by their words the first of asks with the same ones.
private struct FirstAsks {
    private var numbers: [Int: Int] = [:]

    /// The first ask with these words, if there was one; else this one is.
    mutating func first(
        _ words: ArraySlice<Int32>, _ number: Int, _ wordsOf: (Int) -> ArraySlice<Int32>
    ) -> Int? {
        var key = words.count
        for word in words { key = (key &* 0x2545_F491_4F6C_DD1D) ^ Int(word) ^ (key >> 29) }
        if let first = numbers[key] { return wordsOf(first) == words ? first : nil }
        numbers[key] = number
        return nil
    }
}

/// Finds asks of one topic that are nearly the same without comparing each with each.
///
/// Two asks of n words that share all but k of them share one of the k + 1 rarest words of each: only asks that do are
/// compared.
private struct NearAsks {
    /// The asks of the topic that were met by one of their rarest words: the places of the first and the last in `met`.
    private struct Row {
        var topic = -1
        var first = -1
        var last = -1
    }

    private let index: AskIndex
    private var rows: [Row]
    /// Asks by number, each with the place of the next in its row.
    private var met: [(ask: Int, next: Int)] = []
    private var rarest: [Int32] = []

    init(_ index: AskIndex) {
        self.index = index
        rows = [Row](repeating: Row(), count: index.vocabulary)
    }

    /// The first earlier ask of the topic that this one nearly repeats; remembers this one. Asks come topic by topic.
    mutating func find(_ number: Int) -> Int? {
        let topic = index.asks[number].topic
        let bag = index.bag(of: number)
        gatherRarest(of: bag, Self.spare(bag.count + 1) + 1)
        var first: Int?
        for word in rarest.map(Int.init) {
            if rows[word].topic != topic { rows[word] = Row(topic: topic) }
            var place = rows[word].first
            while place >= 0 {
                let other = met[place].ask
                if let first, first <= other { break }
                if Self.isNear(index.bag(of: other), bag) { first = other }
                place = met[place].next
            }
            if rows[word].last >= 0 {
                met[rows[word].last].next = met.count
            } else {
                rows[word].first = met.count
            }
            rows[word].last = met.count
            met.append((number, -1))
        }
        return first
    }

    /// The words that fewest asks hold, so many at most.
    private mutating func gatherRarest(of bag: ArraySlice<Int32>, _ most: Int) {
        rarest.removeAll(keepingCapacity: true)
        for (place, word) in zip(bag.indices, bag) where place == bag.startIndex || bag[place - 1] != word {
            var rank = rarest.count
            while rank > 0, index.counts[Int(word)] < index.counts[Int(rarest[rank - 1])] { rank -= 1 }
            if rank == most { continue }
            if rarest.count == most { rarest.removeLast() }
            rarest.insert(word, at: rank)
        }
    }

    /// How many words of so many may differ: one in ten.
    private static func spare(_ count: Int) -> Int { count / 10 }

    /// The same words in any order; or, of long asks, all but one in ten. Both come sorted.
    private static func isNear(_ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>) -> Bool {
        let most = max(a.count, b.count)
        let spare = spare(most)
        guard abs(a.count - b.count) <= spare else { return false }
        var i = a.startIndex
        var j = b.startIndex
        var shared = 0
        while i < a.endIndex, j < b.endIndex {
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
            if max(i - a.startIndex, j - b.startIndex) - shared > spare { return false }
        }
        return most - shared <= spare
    }
}
