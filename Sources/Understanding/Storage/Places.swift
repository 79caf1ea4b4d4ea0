/// Where each of many short lists lies that stand one behind the other: for every list two bytes, not four.
struct Places: Sendable, Equatable {
    /// Where every 32nd list begins, and for each list how far behind that.
    private var bases: Stored<UInt32> = [0]
    private var offsets: Stored<UInt16> = [0]

    /// No lists.
    init() {}

    /// Lists of so many elements each: no 32 of them have more than 65,536.
    init(counts: some Sequence<Int>) {
        var end = 0
        for count in counts {
            end += count
            if offsets.count & 31 == 0 { bases.append(UInt32(end)) }
            offsets.append(UInt16(end - Int(bases[bases.count - 1])))
        }
    }

    /// How many lists there are.
    var count: Int { offsets.count - 1 }

    /// Where a list lies. That there is such a list is known to whoever asks: a model is checked when it is read.
    @inline(__always)
    subscript(list: Int) -> Range<Int> {
        assert(list >= 0 && list < count, "one of the lists")
        return bases.withUnsafeBufferPointer { bases in
            offsets.withUnsafeBufferPointer { offsets in
                let first = Int(bases[list >> 5]) + Int(offsets[list])
                return first..<Int(bases[(list + 1) >> 5]) + Int(offsets[list + 1])
            }
        }
    }

    /// How many lists stand before the first that has an element.
    var empty: Int { (0..<count).first { start($0 + 1) > 0 } ?? count }

    @inline(__always)
    private func start(_ list: Int) -> Int { Int(bases[list >> 5]) + Int(offsets[list]) }
}

extension Places: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(bases)
        writer.put(offsets)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        bases = try reader.list()
        offsets = try reader.list()
        guard !offsets.isEmpty, bases.count == (offsets.count + 31) / 32 else { throw .malformed(reason: "places") }
    }

    /// Whether they bound the lists of so many elements: they begin at 0, never fall and end there.
    func bound(_ elements: Int) -> Bool {
        guard start(0) == 0, start(count) == elements else { return false }
        // Within a block two bytes are compared, several at a time; from one to the next it is the sums that must not fall.
        var falls: UInt16 = 0
        offsets.withUnsafeBufferPointer { offsets in
            for first in stride(from: 0, to: offsets.count, by: 32) {
                for at in first..<min(first + 32, offsets.count) - 1 {
                    falls |= offsets[at] > offsets[at + 1] ? 1 : 0
                }
                if first > 0, start(first - 1) > start(first) { falls = 1 }
            }
        }
        return falls == 0
    }
}
