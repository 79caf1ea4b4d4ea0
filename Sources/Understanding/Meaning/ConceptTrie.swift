import Playbook

/// Finds concepts: words and phrases, by stems or by exact forms.
struct ConceptTrie: Sendable, Equatable {
    /// Edge e leads to node e + 1; node 0 is the root.
    private var edges = KeyTable()
    /// For each stem, and for each form, the node that an entry which begins with it leads to; 0 for none.
    private var byStem: [Int32] = []
    private var byForm: [Int32] = []
    /// For each node the bits of the edges that lead on from it: see `bit`.
    private var goesOn: [UInt64] = []
    /// The concepts that end at node n, includers too, sorted: `endStarts[n]..<endStarts[n + 1]` of `ends`.
    private var endStarts: [Int32] = [0, 0]
    private var ends: [Int32] = []
    private(set) var names: [String] = []
    /// For each concept how often the playbook's texts have the rarest word of each entry, summed: about how often it
    /// is found.
    private(set) var frequencies: [Int32] = []

    /// No concepts at all.
    init() {}

    /// - Complexity: linear in the concepts' text, and in the includes of each concept.
    init(_ playbook: Playbook, _ lexicon: Lexicon) {
        names = playbook.concepts.map(\.name)
        frequencies = [Int32](repeating: 0, count: names.count)
        let includers = Self.includers(playbook)
        let reader = Reader(lexicon: lexicon, concepts: ConceptTrie())
        // For each node the concepts that end there.
        var ends: [[Int32]] = [[]]
        for (number, concept) in playbook.concepts.enumerated() {
            // By their bytes, so that their order in a file changes nothing.
            for entry in (concept.words + concept.phrases).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                add(entry, includers[number], reader, &ends)
            }
        }
        endStarts = ends.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        self.ends = ends.flatMap { $0.sorted() }
        setBeginnings(stems: lexicon.stems.count, forms: lexicon.stems.count)
    }

    /// Notes what is looked at for every word, from the edges; those of words that are none are passed over.
    private mutating func setBeginnings(stems: Int, forms: Int) {
        byStem = [Int32](repeating: 0, count: stems)
        byForm = [Int32](repeating: 0, count: forms)
        goesOn = [UInt64](repeating: 0, count: endStarts.count - 1)
        for (edge, key) in edges.keys.enumerated() {
            let (node, id, isExact) = (Int(key >> 33), Int(key >> 1 & 0xFFFF_FFFF), key & 1 == 1)
            if node < goesOn.count { goesOn[node] |= Self.bit(Int32(truncatingIfNeeded: id), isExact: isExact) }
            guard node == 0, id < (isExact ? forms : stems) else { continue }
            if isExact { byForm[id] = Int32(edge) + 1 } else { byStem[id] = Int32(edge) + 1 }
        }
    }

    /// The number of a concept by its name (binary search), or `nil`.
    func number(of name: String) -> Int32? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? Int32(low) : nil
    }

    /// Adds every concept of an utterance to it.
    func find(in utterance: inout Utterance.Parts, _ lexicon: Lexicon) {
        var hits: [Utterance.Hit] = []
        hits.reserveCapacity(utterance.tokens.count * 4)
        utterance.tokens.withUnsafeBufferPointer { find(in: $0, lexicon, &hits) }
        utterance.hits = hits
    }

    private func find(
        in tokens: UnsafeBufferPointer<Utterance.Token>, _ lexicon: Lexicon, _ hits: inout [Utterance.Hit]
    ) {
        for first in tokens.indices {
            let token = tokens[first]
            let (stem, form) = (Self.node(token.stem, in: byStem), Self.node(token.word, in: byForm))
            let before = hits.count
            if token.joined < 0 {
                // Most words begin no concept, or are one by themselves.
                if stem == 0, form == 0 { continue }
                if stem == 0 || form == 0, goesOn[Int(stem | form)] == 0 {
                    end(at: stem | form, first..<first + 1, &hits)
                    continue
                }
            }
            if stem > 0 { walk(from: stem, first..<first + 1, tokens, lexicon, &hits) }
            if form > 0 { walk(from: form, first..<first + 1, tokens, lexicon, &hits) }
            if token.joined >= 0 {
                let joined = Self.node(lexicon.stems[Int(token.joined)], in: byStem)
                if joined > 0 { walk(from: joined, first..<first + 2, tokens, lexicon, &hits) }
                let joinedForm = Self.node(token.joined, in: byForm)
                if joinedForm > 0 { walk(from: joinedForm, first..<first + 2, tokens, lexicon, &hits) }
            }
            if hits.count > before + 1 { tidy(&hits, from: before) }
        }
    }

    @inline(__always)
    private static func node(_ id: Int32, in nodes: [Int32]) -> Int32 {
        id >= 0 && Int(id) < nodes.count ? nodes[Int(id)] : 0
    }

    /// Adds the concepts that end at a node.
    @inline(__always)
    private func end(at node: Int32, _ words: Range<Int>, _ hits: inout [Utterance.Hit]) {
        let words = Int32(words.lowerBound)..<Int32(words.upperBound)
        for end in Int(endStarts[Int(node)])..<Int(endStarts[Int(node) + 1]) {
            hits.append(Utterance.Hit(concept: ends[end], words: words))
        }
    }

    /// Adds the concepts of a node that some words lead to, and of those that the words behind them lead on to.
    private func walk(
        from node: Int32, _ words: Range<Int>, _ tokens: UnsafeBufferPointer<Utterance.Token>, _ lexicon: Lexicon,
        _ hits: inout [Utterance.Hit]
    ) {
        end(at: node, words, &hits)
        let next = words.upperBound
        guard goesOn[Int(node)] != 0, next < tokens.count, tokens[next].before < .stop else { return }
        func step(_ id: Int32, isExact: Bool, to end: Int) {
            guard id >= 0, goesOn[Int(node)] & Self.bit(id, isExact: isExact) != 0 else { return }
            let edge = edges.find(Self.key(node, id, isExact: isExact))
            if edge >= 0 { walk(from: edge + 1, words.lowerBound..<end, tokens, lexicon, &hits) }
        }
        step(tokens[next].stem, isExact: false, to: next + 1)
        step(tokens[next].word, isExact: true, to: next + 1)
        let joined = tokens[next].joined
        if joined >= 0 {
            step(lexicon.stems[Int(joined)], isExact: false, to: next + 2)
            step(joined, isExact: true, to: next + 2)
        }
    }

    /// A bit for a stem or a form, many of them a bit.
    @inline(__always)
    private static func bit(_ id: Int32, isExact: Bool) -> UInt64 {
        1 << UInt64((UInt32(bitPattern: id) &* 0x9E37_79B1 &+ (isExact ? 1 << 31 : 0)) >> 26)
    }

    /// Above this sorting is quicker than putting each in its order.
    private static let mostInserted = 24

    /// Sorts the hits of one first word and drops repeats.
    private func tidy(_ hits: inout [Utterance.Hit], from start: Int) {
        /// All begin with the same word.
        @inline(__always)
        func key(_ hit: Utterance.Hit) -> UInt64 {
            UInt64(UInt32(bitPattern: hit.words.upperBound)) << 32 | UInt64(UInt32(bitPattern: hit.concept))
        }
        let kept = hits.withUnsafeMutableBufferPointer { hits in
            if hits.count - start > Self.mostInserted {
                hits[start...].sort { key($0) < key($1) }
            } else {
                for next in start + 1..<hits.count {
                    let hit = hits[next]
                    var at = next
                    while at > start, key(hit) < key(hits[at - 1]) {
                        hits[at] = hits[at - 1]
                        at -= 1
                    }
                    if at < next { hits[at] = hit }
                }
            }
            var kept = start + 1
            for at in start + 1..<hits.count where key(hits[at]) != key(hits[kept - 1]) {
                if kept < at { hits[kept] = hits[at] }
                kept += 1
            }
            return kept
        }
        if kept < hits.count { hits.removeLast(hits.count - kept) }
    }

    private mutating func add(
        _ entry: String, _ concepts: [Int32], _ reader: Reader, _ ends: inout [[Int32]]
    ) {
        let isExact = entry.hasPrefix("=")
        let words = reader.words(of: VocabularySources.bare(entry)).tokens
        guard !words.isEmpty else { return }
        var node: Int32 = 0
        for token in words {
            let id = isExact ? token.word : token.stem
            guard id >= 0 else { return }
            node = edges.intern(Self.key(node, id, isExact: isExact)) + 1
            if Int(node) == ends.count { ends.append([]) }
        }
        let rarest = words.map { reader.lexicon.stemCounts[Int($0.stem)] }.min() ?? 0
        for concept in concepts { frequencies[Int(concept)] &+= rarest }
        for concept in concepts where !ends[Int(node)].contains(concept) { ends[Int(node)].append(concept) }
    }

    private static func key(_ node: Int32, _ id: Int32, isExact: Bool) -> UInt64 {
        (UInt64(UInt32(bitPattern: node)) << 33) | (UInt64(UInt32(bitPattern: id)) << 1) | (isExact ? 1 : 0)
    }

    /// For each concept itself and all that include it, directly or not. Cycles do no harm.
    private static func includers(_ playbook: Playbook) -> [[Int32]] {
        let names = playbook.concepts.map(\.name)
        var parents = [[Int]](repeating: [], count: names.count)
        for (number, concept) in playbook.concepts.enumerated() {
            for name in concept.includes {
                if let child = names.firstIndex(of: name) { parents[child].append(number) }
            }
        }
        return names.indices.map { start in
            var seen = [Bool](repeating: false, count: names.count)
            var open = [start]
            seen[start] = true
            while let at = open.popLast() {
                for parent in parents[at] where !seen[parent] {
                    seen[parent] = true
                    open.append(parent)
                }
            }
            return seen.indices.filter { seen[$0] }.map(Int32.init)
        }
    }
}

extension ConceptTrie: Kept {
    func write(to writer: inout ModelWriter) {
        edges.write(to: &writer)
        writer.put(endStarts)
        writer.put(ends)
        writer.put(byStem.map { UInt8($0 > 0 ? 1 : 0) })
        writer.put(byForm.map { UInt8($0 > 0 ? 1 : 0) })
        writer.put(frequencies)
        writer.put(texts: names)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        edges = try KeyTable(from: &reader)
        endStarts = try reader.array()
        ends = try reader.array()
        let beginsStem: [UInt8] = try reader.array()
        let beginsForm: [UInt8] = try reader.array()
        frequencies = try reader.array()
        names = try reader.texts()
        guard endStarts.count == edges.keys.count + 2, endStarts.arePlaces(in: ends.count),
            frequencies.count == names.count,
            ends.allSatisfy({ $0 >= 0 && Int($0) < names.count })
        else { throw .malformed(reason: "concepts") }
        setBeginnings(stems: beginsStem.count, forms: beginsForm.count)
    }
}
