/// What the ranker looks at in an utterance. Each feature is named by a hash over the bytes it was made of, so that a
/// model does not depend on how words were numbered.
struct Features: Sendable {
    /// Kinds of features. Each kind is scaled to its own length before all are put together, so that many small
    /// features of one kind do not drown a telling one of another.
    enum Kind: Int, CaseIterable, Sendable {
        case word, pair, skip, concept

        /// Kinds that are words with a meaning of their own; two words with another between them only back them.
        var isTelling: Bool { self != .skip }
    }

    /// One feature of one utterance.
    struct Feature {
        /// Its name: the kind in the upper three bits, then a hash.
        var key: UInt64
        /// How often it occurs.
        var count: Float

        var kind: Kind { Features.kind(of: key) }
    }

    /// Stands for a word that asks have nowhere, or only once. A message full of such words is hardly ours.
    static let unknownWord = key(.word, 1)

    /// Words that are looked at: longer texts are cut here, which bounds the work.
    static let wordLimit = 400

    /// For each concept the hash of its name.
    private let conceptKeys: [UInt64]

    init(_ concepts: ConceptTrie) {
        conceptKeys = concepts.names.map { Hash.of($0.utf8) }
    }

    /// The features of an utterance, each once, by kind, then by key.
    func of(_ utterance: Utterance) -> [Feature] {
        var keys: [UInt64] = []
        keys.reserveCapacity(most(utterance))
        each(utterance) { key, _ in keys.append(key) }
        keys.sort()
        var all: [Feature] = []
        all.reserveCapacity(keys.count)
        for key in keys {
            if all.last?.key == key { all[all.count - 1].count += 1 } else { all.append(Feature(key: key, count: 1)) }
        }
        return all
    }

    /// Occurrences that an utterance has at most.
    func most(_ utterance: Utterance) -> Int {
        // Of a word: itself, its size or what it is written together with, and what it forms with those behind it.
        min(utterance.tokens.count, Self.wordLimit) * 5 + utterance.hits.count
    }

    /// Calls `visit` with each occurrence: its key, and the words it was made of.
    @inline(__always)
    func each(_ utterance: Utterance, _ visit: (UInt64, Range<Int>) -> Void) {
        let tokens = utterance.tokens
        let count = min(tokens.count, Self.wordLimit)
        for at in 0..<count {
            let hash = tokens[at].hash
            visit(Self.key(.word, hash), at..<at + 1)
            if utterance.isNumber(at) { visit(Self.key(.word, Self.size(utterance.bytes(at))), at..<at + 1) }
            if tokens[at].joined >= 0 {
                let whole = Hash.of(Array(utterance.bytes(at)) + Array(utterance.bytes(at + 1)))
                visit(Self.key(.word, whole), at..<at + 2)
            }
            guard at + 1 < count, tokens[at + 1].before < .stop else { continue }
            visit(Self.key(.pair, Hash.join(hash, tokens[at + 1].hash)), at..<at + 2)
            guard at + 2 < count, tokens[at + 2].before < .stop else { continue }
            visit(Self.key(.skip, Hash.join(hash, tokens[at + 2].hash)), at..<at + 3)
        }
        concepts(utterance, count, visit)
    }

    private func concepts(_ utterance: Utterance, _ count: Int, _ visit: (UInt64, Range<Int>) -> Void) {
        for hit in utterance.hits where Int(hit.words.upperBound) <= count {
            let words = Int(hit.words.lowerBound)..<Int(hit.words.upperBound)
            visit(Self.key(.concept, conceptKeys[Int(hit.concept)]), words)
        }
    }

    /// What a number may be: a negative score, a decimal, a count, a child's age, a young woman's, an older person's.
    private static func size(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        if bytes.first == UInt8(ascii: "-") { return 2 }
        if bytes.contains(UInt8(ascii: ".")) { return 3 }
        let value = bytes.prefix(6).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return [10, 18, 50, 65, 110].firstIndex { value < $0 }.map { UInt64(4 + $0) } ?? 9
    }

    @inline(__always)
    static func key(_ kind: Kind, _ hash: UInt64) -> UInt64 {
        (UInt64(kind.rawValue) << 61) | (Hash.join(UInt64(kind.rawValue + 1), hash) >> 3)
    }

    @inline(__always)
    static func kind(of key: UInt64) -> Kind { Kind(rawValue: Int(key >> 61))! }
}
