/// The numbers of sixteen topics side by side.
typealias Lanes = SIMD16<Float>

/// What is asked of all lanes at once by their bits: the compiler would compare so many one after another.
extension SIMD16<Float> {
    private typealias Bits = SIMD16<Int32>

    private var bits: Bits { unsafeBitCast(self, to: Bits.self) }

    /// All bits of the lanes that are below 0.
    private var below: Bits { bits &>> 31 }

    /// The lanes above 0, and 0 for the others.
    @inline(__always)
    var positive: Self { unsafeBitCast(bits & ~below, to: Self.self) }

    /// The lanes without their signs.
    @inline(__always)
    var magnitude: Self { unsafeBitCast(bits & Bits(repeating: .max), to: Self.self) }

    /// The lanes where `other` is not below 0, and 0 for the others.
    @inline(__always)
    func kept(where other: Self) -> Self { unsafeBitCast(bits & ~other.below, to: Self.self) }

    @inline(__always)
    var areBelowZero: Bool { (bits.lowHalf & bits.highHalf).areBelowZero }

    /// Whether no lane has any bit: each is 0 and none minus 0.
    @inline(__always)
    var areZero: Bool {
        let eight = bits.lowHalf | bits.highHalf
        return (eight.lowHalf | eight.highHalf).areZero
    }

    /// The nearest whole numbers to lanes from -127 to 127.
    @inline(__always)
    var nearest: SIMD16<Int8> {
        // The last bits of so great a number count ones.
        SIMD16<Int8>(truncatingIfNeeded: (self + 12_582_912).bits)
    }
}

/// The same of eight lanes.
extension SIMD8<Float> {
    private var bits: SIMD8<Int32> { unsafeBitCast(self, to: SIMD8<Int32>.self) }

    /// The greatest lane. No number is asked for one by one: which of them it is cannot be guessed.
    @inline(__always)
    var greatest: Float {
        let four = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
        let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
        return Swift.max(two[0], two[1])
    }

    @inline(__always)
    var areBelowZero: Bool { bits.areBelowZero }
}

extension SIMD8<Int32> {
    /// The least lane.
    @inline(__always)
    var least: Int32 {
        let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
        let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
        return Swift.min(two[0], two[1])
    }

    @inline(__always)
    var areBelowZero: Bool { !(~(lowHalf & highHalf)).isOneBelowZero }
}

extension SIMD4<Int32> {
    private var halves: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

    @inline(__always)
    var areZero: Bool { halves[0] | halves[1] == 0 }

    @inline(__always)
    var isOneBelowZero: Bool { (halves[0] | halves[1]) & 0x8000_0000_8000_0000 != 0 }
}
