/// What the ranker looks at in an utterance. Each feature is named by a hash over the bytes it was made of, so that a
/// model does not depend on how words were numbered.
struct Features: Sendable {
    /// Kinds of features. Each kind is scaled to its own length before all are put together, so that many small
    /// features of one kind do not drown a telling one of another.
    enum Kind: Int, CaseIterable, Sendable {
        case word, pair, skip, concept, letters, opening

        /// Kinds that are words with a meaning of their own; letters and openings only back them.
        var isTelling: Bool { self == .word || self == .pair || self == .concept }

        /// Kinds that the hidden layer may look at.
        var isLayered: Bool { self != .letters && self != .opening }
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
    /// A word that the playbook uses oftener is known well enough by itself; letters stand in for rarer ones.
    private static let familiar: Int32 = 3

    /// For each concept the hash of its name.
    private let conceptKeys: [UInt64]

    /// For each stem how often the playbook uses it.
    private let stemCounts: Stored<Int32>

    init(_ concepts: ConceptTrie, _ lexicon: Lexicon) {
        conceptKeys = concepts.names.map { Hash.of($0.utf8) }
        stemCounts = lexicon.stemCounts
    }

    /// The features of an utterance, each once, by kind, then by key.
    func of(_ utterance: Utterance) -> [Feature] {
        var keys: [UInt64] = []
        keys.reserveCapacity(utterance.tokens.count * 16)
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
        // Of a word, and of the runs of letters that begin at each of its letters.
        min(utterance.tokens.count, Self.wordLimit) * 7 + utterance.forms.count * 3 + utterance.hits.count
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
            let isFirst = at == 0 || tokens[at].before >= .stop
            if isFirst { visit(Self.key(.opening, hash), at..<at + 1) }
            if at + 1 < count, tokens[at + 1].before < .stop {
                let pair = Hash.join(hash, tokens[at + 1].hash)
                visit(Self.key(.pair, pair), at..<at + 2)
                if isFirst { visit(Self.key(.opening, pair), at..<at + 2) }
                if at + 2 < count, tokens[at + 2].before < .stop {
                    visit(Self.key(.skip, Hash.join(hash, tokens[at + 2].hash)), at..<at + 3)
                }
            }
            if isRare(tokens[at]) { letters(utterance, at, visit) }
        }
        concepts(utterance, count, visit)
    }

    /// Runs of three to five letters inside a word, its ends marked.
    private func letters(_ utterance: Utterance, _ at: Int, _ visit: (UInt64, Range<Int>) -> Void) {
        let bytes = utterance.bytes(at)
        guard bytes.count >= 3 else { return }
        let edge = UInt8(ascii: "_")
        let size = bytes.count + 2
        func letter(_ i: Int) -> UInt8 {
            i == 0 || i == size - 1 ? edge : bytes[bytes.startIndex + i - 1]
        }
        for first in 0..<size - 2 {
            var packed: UInt64 = 0
            for i in first..<min(first + 5, size) {
                packed = (packed << 8) | UInt64(letter(i))
                if i - first >= 2 { visit(Self.key(.letters, packed), at..<at + 1) }
            }
        }
    }

    private func concepts(_ utterance: Utterance, _ count: Int, _ visit: (UInt64, Range<Int>) -> Void) {
        for hit in utterance.hits where Int(hit.words.upperBound) <= count {
            let words = Int(hit.words.lowerBound)..<Int(hit.words.upperBound)
            visit(Self.key(.concept, conceptKeys[Int(hit.concept)]), words)
        }
    }

    private func isRare(_ token: Utterance.Token) -> Bool {
        token.stem < 0 || stemCounts[Int(token.stem)] <= Self.familiar
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

    /// The kind of a feature by its key; `nil` for a key that is none.
    static func validKind(of key: UInt64) -> Kind? { Kind(rawValue: Int(key >> 61)) }

    @inline(__always)
    static func kind(of key: UInt64) -> Kind { Kind(rawValue: Int(key >> 61))! }
}
