/// Some of the numbers from 0 up, numbered in their order: a bit for each, not four bytes.
struct Chosen: Sendable, Equatable {
    private var bits: Stored<UInt64> = []
    /// How many are chosen of those before each 64.
    private var before: Stored<UInt32> = []
    /// How many are chosen before the first that is not: most that are asked for.
    private var first = 0

    /// - Parameter isChosen: for each number whether it is.
    init(_ isChosen: some Collection<Bool>) {
        var count: UInt32 = 0
        for (number, isChosen) in isChosen.enumerated() {
            if number & 63 == 0 {
                bits.append(0)
                before.append(count)
            }
            guard isChosen else { continue }
            bits[bits.count - 1] |= 1 << UInt64(number & 63)
            count += 1
        }
        setFirst()
    }

    private mutating func setFirst() {
        let word = bits.firstIndex { $0 != .max } ?? bits.count
        first = word * 64 + (word < bits.count ? (~bits[word]).trailingZeroBitCount : 0)
    }

    /// The place of a number among the chosen; -1 where it is none of them.
    @inline(__always)
    func place(_ number: Int) -> Int {
        if number < first { return number }
        let (own, bit) = (bits[number >> 6], UInt64(1) << UInt64(number & 63))
        return own & bit == 0 ? -1 : Int(before[number >> 6]) + (own & (bit - 1)).nonzeroBitCount
    }
}

extension Chosen: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(bits)
        writer.put(before)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        bits = try reader.list()
        before = try reader.list()
        setFirst()
    }

    /// Whether they are `count` of the numbers below `end`, or of the few behind it that have a bit too.
    func are(_ count: Int, below end: Int) -> Bool {
        guard bits.count == (end + 63) / 64, before.count == bits.count else { return false }
        var sum = 0
        for (own, known) in zip(bits, before) {
            guard known == sum else { return false }
            sum += own.nonzeroBitCount
        }
        return sum == count
    }
}
