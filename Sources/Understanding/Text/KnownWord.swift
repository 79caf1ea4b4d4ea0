/// What is looked at of a word of the vocabulary whenever somebody says it: side by side, so that one look brings all of it.
/// Four numbers, which lie in a model's bytes as they are.
struct KnownWord: BitwiseCopyable, Equatable {
    /// The hash of its stem's bytes.
    let stemHash: UInt64
    /// The beginning of its bytes: see `beginning`.
    let beginning: UInt64
    /// Its stem, and above that `stemNode`.
    private let stemAndNode: UInt64
    /// `formNode`, above that `kind`, above that how many bytes it has, and last what it is a part of.
    private let rest: UInt64

    var stem: Int32 { Int32(truncatingIfNeeded: stemAndNode) }
    /// The nodes of `ConceptTrie` that the entries lead to which begin with it, as a stem and as a form; 0 for none.
    var stemNode: Int32 { Int32(truncatingIfNeeded: stemAndNode >> 32) }
    var formNode: Int32 { Int32(truncatingIfNeeded: rest) }
    /// The place of its classes, or one of the two below.
    var kind: Int16 { Int16(truncatingIfNeeded: rest >> 32) }
    /// No word has as many bytes as fit in 8 bits.
    var length: Int { Int(truncatingIfNeeded: rest >> 48 & 0xFF) }
    var halves: Halves { Halves(rawValue: UInt8(truncatingIfNeeded: rest >> 56)) }

    /// Whether another word of the vocabulary begins with it, or ends with it, as "breastfeeding" does with "breast" and with
    /// "feeding": only such words may be one with their neighbour.
    struct Halves: OptionSet {
        let rawValue: UInt8

        static let begins = Halves(rawValue: 1)
        static let ends = Halves(rawValue: 2)

        /// Letters of each half at least.
        static let shortest = 3
    }

    /// It has no class.
    static let noClass: Int16 = -1
    /// It may be a short form of something else, it is a misspelling, or it is only a stem: more has to be looked at.
    static let odd: Int16 = -2

    init(
        _ word: ArraySlice<UInt8>, stem: Int32, stemHash: UInt64, stemNode: Int32, formNode: Int32, kind: Int16,
        halves: Halves
    ) {
        self.stemHash = stemHash
        beginning = word.withUnsafeBufferPointer { Self.beginning(of: $0) }
        stemAndNode = UInt64(UInt32(bitPattern: stem)) | UInt64(UInt32(bitPattern: stemNode)) << 32
        rest =
            UInt64(UInt32(bitPattern: formNode)) | UInt64(UInt16(bitPattern: kind)) << 32
            | UInt64(UInt8(clamping: word.count)) << 48 | UInt64(halves.rawValue) << 56
    }

    /// So many bytes of a word stand in its record.
    static let begun = 8

    /// The first eight bytes of a word, the first one lowest; 0 where it has fewer.
    @inline(__always)
    static func beginning(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var beginning: UInt64 = 0
        for at in 0..<min(word.count, begun) { beginning |= UInt64(word[at]) << UInt64(at * 8) }
        return beginning
    }

    /// The same where a word lies among others: mostly one look.
    @inline(__always)
    static func beginning(of word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = bytes.baseAddress, word.lowerBound >= 0, word.lowerBound + begun <= bytes.count else {
            return beginning(of: UnsafeBufferPointer(rebasing: bytes[word]))
        }
        let eight = UnsafeRawPointer(start + word.lowerBound).loadUnaligned(as: UInt64.self)
        return word.count >= begun
            ? UInt64(littleEndian: eight)
            : UInt64(littleEndian: eight) & (1 << UInt64(truncatingIfNeeded: word.count * 8) &- 1)
    }
}
