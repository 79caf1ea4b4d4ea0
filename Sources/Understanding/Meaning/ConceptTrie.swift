import Playbook

/// Finds concepts: words and phrases, by stems or by exact forms.
struct ConceptTrie: Sendable, Equatable {
    /// Edge e leads to node e + 1; node 0 is the root.
    private var edges = KeyTable()
    private var nodes: Stored<Node> = [Node()]
    private var ends: Stored<Int32> = []
    /// How many words the vocabulary has.
    private var wordCount = 0
    private(set) var names = TextList()
    /// For each concept how often the playbook's texts have the rarest word of each entry, summed: about how often it
    /// is found.
    private(set) var frequencies: Stored<Int32> = []

    /// What is looked at where some words lead to a node.
    private struct Node: Equatable {
        /// The bits of the edges that lead on from it: see `bit`.
        var goesOn: UInt64 = 0
        /// The concepts that end there, includers too, sorted: `first..<end` of `ends`.
        var first: UInt32 = 0
        var end: UInt32 = 0
    }

    /// No concepts at all.
    init() {}

    /// - Complexity: linear in the concepts' text, and in the includes of each concept.
    init(_ playbook: Playbook, _ lexicon: Lexicon) {
        names = TextList(playbook.concepts.map(\.name))
        frequencies = Stored(repeatElement(0, count: names.count))
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
        edges.fit()
        self.ends = Stored(ends.flatMap { $0.sorted() })
        wordCount = lexicon.stems.count
        nodes = []
        for own in ends {
            let first = nodes.last?.end ?? 0
            nodes.append(Node(first: first, end: first + UInt32(own.count)))
        }
        for key in edges.keys {
            let edge = Edge(key)
            nodes[edge.node].goesOn |= Self.bit(edge.word, isExact: edge.isExact)
        }
    }

    /// An edge by its key.
    private struct Edge {
        let node: Int
        let word: Int32
        let isExact: Bool

        init(_ key: UInt64) {
            (node, word, isExact) = (Int(key >> 33), Int32(truncatingIfNeeded: key >> 1), key & 1 == 1)
        }
    }

    /// For each word of the vocabulary the nodes that the entries lead to which begin with it, as a stem and as a form; 0
    /// for none.
    ///
    /// - Parameter words: how many the vocabulary has.
    func beginnings(words: Int) -> (stems: [Int32], forms: [Int32]) {
        var stems = [Int32](repeating: 0, count: words)
        var forms = [Int32](repeating: 0, count: words)
        stems.withUnsafeMutableBufferPointer { stems in
            forms.withUnsafeMutableBufferPointer { forms in
                edges.keys.withUnsafeBufferPointer { keys in
                    for number in keys.indices {
                        let edge = Edge(keys[number])
                        // Those of words that are none are passed over.
                        guard edge.node == 0, edge.word >= 0, Int(edge.word) < words else { continue }
                        (edge.isExact ? forms : stems)[Int(edge.word)] = Int32(truncatingIfNeeded: number) + 1
                    }
                }
            }
        }
        return (stems, forms)
    }

    /// How many nodes there are, the root among them.
    var nodeCount: Int { nodes.count }

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

    /// The lists for one walk over the words of an utterance. Pointers, because every word of every turn is looked at; there
    /// is a node for each edge, and what a node says of `ends` is looked at where it is used.
    private struct Lists {
        let nodes: UnsafePointer<Node>
        let ends: UnsafeBufferPointer<Int32>
        let tokens: UnsafeBufferPointer<Utterance.Token>
        let known: UnsafePointer<KnownWord>
    }

    /// Adds every concept of an utterance to it.
    ///
    /// - Parameter known: the words of the vocabulary that it was read with.
    func find(in utterance: inout Utterance.Parts, _ known: UnsafeBufferPointer<KnownWord>) {
        guard let known = known.baseAddress, edges.keys.count > 0 else { return }
        var hits = HitRoom(capacity: utterance.tokens.count * 4)
        utterance.tokens.withUnsafeBufferPointer { tokens in
            nodes.withUnsafeBufferPointer { nodes in
                ends.withUnsafeBufferPointer { ends in
                    let lists = Lists(nodes: nodes.baseAddress!, ends: ends, tokens: tokens, known: known)
                    withUnsafeTemporaryAllocation(of: Start.self, capacity: tokens.count) { starts in
                        // Each look goes through all words before the next one: what lies far away is waited for once.
                        for at in tokens.indices { starts.initializeElement(at: at, to: start(at, lists)) }
                        for at in tokens.indices { starts[at].node = nodes[Int(starts[at].first)] }
                        for at in tokens.indices { find(from: at, starts[at], lists, &hits) }
                    }
                }
            }
        }
        utterance.hits = hits.taken()
    }

    /// Where the entries begin that a word begins, as a stem and as a form: 0 for none.
    private struct Start {
        let stem: Int32
        let form: Int32
        /// What is looked at first: that of its stem where it has one.
        var node = Node()

        var first: Int32 { stem > 0 ? stem : form }
    }

    @inline(__always)
    private func start(_ at: Int, _ lists: Lists) -> Start {
        let token = lists.tokens.baseAddress! + at
        let word = Int(token.pointee.word)
        return word >= 0
            ? Start(stem: lists.known[word].stemNode, form: lists.known[word].formNode)
            : Start(stem: node(of: token.pointee.stem), form: 0)
    }

    /// Adds the concepts that begin with a word.
    @inline(__always)
    private func find(from first: Int, _ start: Start, _ lists: Lists, _ hits: inout HitRoom) {
        let joined = Int((lists.tokens.baseAddress! + first).pointee.joined)
        let (stem, form) = (start.stem, start.form)
        let before = hits.count
        hits.lists = 0
        if joined < 0 {
            // Most words begin no concept, or are one by themselves.
            if stem | form == 0 { return }
            if stem == 0 || form == 0, start.node.goesOn == 0 {
                return end(at: start.node, first, first + 1, lists, &hits)
            }
        }
        if stem > 0 { walk(from: stem, first, first + 1, lists, &hits) }
        if form > 0 { walk(from: form, first, first + 1, lists, &hits) }
        if joined >= 0 {
            let joined = lists.known[joined]
            if joined.stemNode > 0 { walk(from: joined.stemNode, first, first + 2, lists, &hits) }
            if joined.formNode > 0 { walk(from: joined.formNode, first, first + 2, lists, &hits) }
        }
        if hits.lists > 1 { hits.tidy(from: before) }
    }

    /// The node of a stem whose form no text of the playbook has.
    @inline(never)
    private func node(of stem: Int32) -> Int32 {
        stem >= 0 && Int(stem) < wordCount ? edges.find(Self.key(0, stem, isExact: false)) + 1 : 0
    }

    /// Adds the concepts that end at a node.
    @inline(__always)
    private func end(at node: Node, _ first: Int, _ end: Int, _ lists: Lists, _ hits: inout HitRoom) {
        let words = Range(
            uncheckedBounds: (Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: end)))
        guard node.first < node.end, Int(node.end) <= lists.ends.count else { return }
        let ends = lists.ends.baseAddress!
        hits.lists &+= 1
        for at in Int(node.first)..<Int(node.end) { hits.append(Utterance.Hit(concept: ends[at], words: words)) }
    }

    /// Adds the concepts of a node that some words lead to, and of those that the words behind them lead on to.
    private func walk(
        from number: Int32, _ first: Int, _ end: Int, _ lists: Lists, _ hits: inout HitRoom
    ) {
        let node = lists.nodes[Int(number)]
        self.end(at: node, first, end, lists, &hits)
        guard node.goesOn != 0, end < lists.tokens.count, lists.tokens[end].before < .stop else { return }
        @inline(__always)
        func mayGoOn(_ id: Int32, isExact: Bool) -> Bool {
            id >= 0 && node.goesOn & Self.bit(id, isExact: isExact) != 0
        }
        @inline(__always)
        func step(_ stem: Int32, _ word: Int32, to end: Int) {
            if mayGoOn(stem, isExact: false) {
                follow(Self.key(number, stem, isExact: false), first, end, lists, &hits)
            }
            if mayGoOn(word, isExact: true) { follow(Self.key(number, word, isExact: true), first, end, lists, &hits) }
        }
        let next = lists.tokens.baseAddress! + end
        step(next.pointee.stem, next.pointee.word, to: end + 1)
        let joined = next.pointee.joined
        if joined >= 0 { step(lists.known[Int(joined)].stem, joined, to: end + 2) }
    }

    /// Walks on from where an edge leads, if there is such an edge.
    private func follow(_ key: UInt64, _ first: Int, _ end: Int, _ lists: Lists, _ hits: inout HitRoom) {
        let edge = edges.find(key)
        if edge >= 0 { walk(from: edge + 1, first, end, lists, &hits) }
    }

    /// A bit for a stem or a form, many of them a bit.
    @inline(__always)
    private static func bit(_ id: Int32, isExact: Bool) -> UInt64 {
        1 << UInt64((UInt32(bitPattern: id) &* 0x9E37_79B1 &+ (isExact ? 1 << 31 : 0)) >> 26)
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
        writer.put(records: nodes, of: UInt64.self)
        writer.put(ends)
        writer.put(UInt32(wordCount))
        writer.put(frequencies)
        names.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        edges = try KeyTable(from: &reader)
        nodes = try reader.list(UInt64.self).records()
        ends = try reader.list()
        wordCount = Int(try reader.number(UInt32.self))
        frequencies = try reader.list()
        names = try TextList(from: &reader)
        guard nodes.count == edges.keys.count + 1, frequencies.count == names.count, ends.lie(in: names.count) else {
            throw .malformed(reason: "concepts")
        }
    }
}
