/// What the phrases of several sets begin with: most utterances have no phrase of most sets, and one look at each of its
/// words tells so of all.
public struct PhraseFirsts: Sendable {
    /// The hashes of the two words that phrases begin with, as `PhraseSet` has them.
    private let pairs: KeyTable
    /// For each pair a bit for each set.
    private let marks: [UInt64]
    /// A bit for each pair by the lowest bits of its hash, some pairs a bit.
    private let glance: [UInt64]
    private static let glanceWords = 128

    /// - Parameter sets: 64 at most.
    public init(_ sets: [PhraseSet?]) {
        precondition(sets.count <= UInt64.bitWidth, "a bit for each")
        var pairs = KeyTable()
        var marks: [UInt64] = []
        var glance = [UInt64](repeating: 0, count: Self.glanceWords)
        for (at, set) in sets.enumerated() {
            for pair in set?.pairs.keys ?? [] {
                let number = Int(pairs.intern(pair))
                if number == marks.count { marks.append(0) }
                marks[number] |= 1 << UInt64(at)
                glance[Self.place(pair)] |= 1 << (pair & 63)
            }
        }
        (self.pairs, self.marks, self.glance) = (pairs, marks, glance)
    }

    @inline(__always)
    private static func place(_ pair: UInt64) -> Int { Int(pair >> 6) & (glanceWords - 1) }

    fileprivate func sets(begunIn utterance: Utterance) -> UInt64 {
        utterance.tokens.withUnsafeBufferPointer { tokens in
            glance.withUnsafeBufferPointer { glance in
                var found: UInt64 = 0
                @inline(__always)
                func look(_ pair: UInt64) {
                    guard glance[Self.place(pair)] >> (pair & 63) & 1 != 0 else { return }
                    let number = pairs.find(pair)
                    if number >= 0 { found |= marks[Int(number)] }
                }
                // From behind: each is the second word of the one before it.
                var second: UInt64 = 0
                for token in tokens.reversed() {
                    look(Hash.join(token.formHash, 0))
                    if second != 0 { look(Hash.join(token.formHash, second)) }
                    second = token.formHash
                }
                return found
            }
        }
    }
}

extension Understander {
    /// The sets that a phrase of may begin at a word of the utterance: bit n for the set n of those that `firsts` is of.
    public func setsBegun(in utterance: Utterance, of firsts: PhraseFirsts) -> UInt64 {
        firsts.sets(begunIn: utterance)
    }
}
