/// What the phrases of several sets begin with: most utterances have no phrase of most sets, and one look at each of its
/// words tells so of all.
public struct PhraseFirsts: Sendable, Equatable {
    /// The hashes of the two words that phrases begin with, as `PhraseSet` has them.
    private let pairs: KeyTable
    /// For each pair a bit for each set.
    private let marks: Stored<UInt64>
    /// A bit for each pair, some pairs a bit: see `bit`.
    private let glance: Stored<UInt64>
    private static let glanceWords = 128

    /// - Parameter sets: 64 at most.
    init(_ sets: [PhraseSet]) {
        precondition(sets.count <= UInt64.bitWidth, "a bit for each")
        var pairs = KeyTable()
        var marks: [UInt64] = []
        var glance = [UInt64](repeating: 0, count: Self.glanceWords)
        for (at, set) in sets.enumerated() {
            for (first, second) in set.beginnings {
                let number = Int(pairs.intern(Hash.join(first, second)))
                if number == marks.count { marks.append(0) }
                marks[number] |= 1 << UInt64(at)
                let bit = Self.bit(first, second)
                glance[bit / 64] |= 1 << UInt64(bit % 64)
            }
        }
        pairs.fit()
        (self.pairs, self.marks, self.glance) = (pairs, Stored(marks), Stored(glance))
    }

    /// To join two hashes well takes longer than to look at a bit.
    @inline(__always)
    private static func bit(_ first: UInt64, _ second: UInt64) -> Int {
        Int(truncatingIfNeeded: first ^ second >> 1) & (glanceWords * 64 - 1)
    }

    fileprivate func sets(begunIn utterance: Utterance) -> UInt64 {
        utterance.tokens.withUnsafeBufferPointer { tokens in
            glance.withUnsafeBufferPointer { glance in
                var found: UInt64 = 0
                @inline(__always)
                func look(_ first: UInt64, _ second: UInt64) {
                    let bit = Self.bit(first, second)
                    guard glance[bit / 64] >> UInt64(bit % 64) & 1 != 0 else { return }
                    let number = pairs.find(Hash.join(first, second))
                    if number >= 0 { found |= marks[Int(number)] }
                }
                // From behind: each is the second word of the one before it.
                var second: UInt64 = 0
                for token in tokens.reversed() {
                    look(token.formHash, 0)
                    if second != 0 { look(token.formHash, second) }
                    second = token.formHash
                }
                return found
            }
        }
    }
}

extension PhraseFirsts: Kept {
    func write(to writer: inout ModelWriter) {
        pairs.write(to: &writer)
        writer.put(marks)
        writer.put(glance)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        pairs = try KeyTable(from: &reader)
        marks = try reader.list()
        glance = try reader.list()
        guard marks.count == pairs.keys.count, glance.count == Self.glanceWords else {
            throw .malformed(reason: "beginnings of phrases")
        }
    }
}

extension Understander {
    /// The sets that a phrase of may begin at a word of the utterance: bit n for the set n of those that `firsts` is of.
    public func setsBegun(in utterance: Utterance, of firsts: PhraseFirsts) -> UInt64 {
        firsts.sets(begunIn: utterance)
    }
}
