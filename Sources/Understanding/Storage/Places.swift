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

    /// Where a list lies; empty for one that there is not.
    ///
    /// Places that were read are looked at only here, so that those nobody asks for need no memory: whether elements are
    /// where they say, whoever reads them finds out.
    @inline(__always)
    subscript(list: Int) -> Range<Int> {
        guard list >= 0, list < count else { return 0..<0 }
        return bases.withUnsafeBufferPointer { bases in
            offsets.withUnsafeBufferPointer { offsets in
                let first = Int(bases[list >> 5]) + Int(offsets[list])
                return first..<max(first, Int(bases[(list + 1) >> 5]) + Int(offsets[list + 1]))
            }
        }
    }
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
}
