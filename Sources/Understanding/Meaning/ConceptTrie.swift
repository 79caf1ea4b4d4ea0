import Playbook

/// Finds concepts: words and phrases, by stems or by exact forms.
struct ConceptTrie: Sendable {
    private var edges = KeyTable()
    /// For each stem, and for each form, whether an entry begins with it.
    private var beginsStem: [Bool]
    private var beginsForm: [Bool]
    /// For each edge the node it leads to.
    private var next: [Int32] = []
    /// For each node the concepts that end there, includers too, sorted.
    private var ends: [[Int32]] = [[]]
    let names: [String]
    /// For each concept how often the playbook's texts have the rarest word of each entry, summed: about how often it
    /// is found.
    private(set) var frequencies: [Int32] = []

    /// - Complexity: linear in the concepts' text, and in the includes of each concept.
    init(_ playbook: Playbook, _ lexicon: Lexicon) {
        names = playbook.concepts.map(\.name)
        beginsStem = [Bool](repeating: false, count: lexicon.stems.count)
        beginsForm = beginsStem
        frequencies = [Int32](repeating: 0, count: names.count)
        let includers = Self.includers(playbook)
        for (number, concept) in playbook.concepts.enumerated() {
            for entry in concept.words + concept.phrases {
                add(entry, includers[number], lexicon)
            }
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
    func find(in utterance: inout Utterance, _ lexicon: Lexicon) {
        let count = utterance.tokens.count
        // Pairs of word place and node still to walk on from; phrases are short, so there are few.
        var open: [(at: Int, node: Int32)] = []
        for first in 0..<count {
            // Most words begin no concept.
            let token = utterance.tokens[first]
            guard begins(token.stem, token.word) || token.joined >= 0 else { continue }
            let before = utterance.hits.count
            open.removeAll(keepingCapacity: true)
            open.append((first, 0))
            while let (at, node) = open.popLast() {
                if node != 0 {
                    for concept in ends[Int(node)] {
                        let hit = Utterance.Hit(concept: concept, words: Int32(first)..<Int32(at))
                        utterance.hits.append(hit)
                    }
                }
                guard at < count, at == first || utterance.tokens[at].before < .stop else { continue }
                let token = utterance.tokens[at]
                step(node, token.stem, token.word, at + 1, &open)
                if token.joined >= 0 {
                    step(node, lexicon.stems[Int(token.joined)], token.joined, at + 2, &open)
                }
            }
            tidy(&utterance.hits, from: before)
        }
    }

    /// Whether an entry may begin with a word of this stem and form.
    private func begins(_ stem: Int32, _ word: Int32) -> Bool {
        stem >= 0 && Int(stem) < beginsStem.count && beginsStem[Int(stem)]
            || word >= 0 && Int(word) < beginsForm.count && beginsForm[Int(word)]
    }

    private func step(_ node: Int32, _ stem: Int32, _ word: Int32, _ at: Int, _ open: inout [(at: Int, node: Int32)]) {
        if stem >= 0 {
            let edge = edges.find(Self.key(node, stem, isExact: false))
            if edge >= 0 { open.append((at, next[Int(edge)])) }
        }
        if word >= 0 {
            let edge = edges.find(Self.key(node, word, isExact: true))
            if edge >= 0 { open.append((at, next[Int(edge)])) }
        }
    }

    /// Sorts the hits of one first word and drops repeats.
    private func tidy(_ hits: inout [Utterance.Hit], from start: Int) {
        guard hits.count - start > 1 else { return }
        hits[start...].sort { ($0.words.upperBound, $0.concept) < ($1.words.upperBound, $1.concept) }
        var kept = start + 1
        for at in start + 1..<hits.count
        where hits[at].concept != hits[kept - 1].concept || hits[at].words != hits[kept - 1].words {
            hits[kept] = hits[at]
            kept += 1
        }
        hits.removeLast(hits.count - kept)
    }

    private mutating func add(_ entry: String, _ concepts: [Int32], _ lexicon: Lexicon) {
        let isExact = entry.hasPrefix("=")
        let words = Reader.words(of: VocabularySources.bare(entry), lexicon).tokens
        guard !words.isEmpty else { return }
        var node: Int32 = 0
        for token in words {
            let id = isExact ? token.word : token.stem
            guard id >= 0 else { return }
            if node == 0 {
                if isExact { beginsForm[Int(id)] = true } else { beginsStem[Int(id)] = true }
            }
            let edge = Int(edges.intern(Self.key(node, id, isExact: isExact)))
            if edge == next.count {
                next.append(Int32(ends.count))
                ends.append([])
            }
            node = next[edge]
        }
        let rarest = words.map { lexicon.stemCounts[Int($0.stem)] }.min() ?? 0
        for concept in concepts { frequencies[Int(concept)] &+= rarest }
        for concept in concepts where !ends[Int(node)].contains(concept) { ends[Int(node)].append(concept) }
        ends[Int(node)].sort()
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
