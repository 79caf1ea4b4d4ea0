extension FeatureTable {
    /// The head of a feature's record, and where the rest lies.
    struct Record: Equatable {
        /// The first byte behind the head.
        var start: UInt32
        var shape: UInt16
        /// How rare it is, and the greatest of its weights.
        var worth: UInt16

        /// Nothing is known of a feature.
        static var none: Record { Record(start: .max, shape: 0, worth: 0) }

        var isKnown: Bool { start != .max }

        /// Where it begins: what a feature is called by where a number will do. The commoner one is, the lower.
        @inline(__always)
        var place: UInt32 { start &- UInt32(FeatureTable.head) }

        @inline(__always)
        var kind: Features.Kind { Features.Kind(rawValue: Int(shape >> 14))! }

        /// How rare it is among examples: see `Weighting.rarity`.
        @inline(__always)
        var rarity: Float { Weighting.rarity(step: Int(worth & Self.rarest)) }

        /// The greatest of its weights, be it for a topic or against one.
        @inline(__always)
        var greatest: Float { Float(worth >> Self.rarityBits) }

        private static let rarityBits: UInt16 = 9
        private static let rarest: UInt16 = 1 << rarityBits - 1

        /// - Parameter greatest: from 0 to `greatestWeight`.
        static func worth(rarity: Float, greatest: UInt8) -> UInt16 {
            UInt16(min(Weighting.step(rarity: rarity), Int(rarest))) | UInt16(greatest) << rarityBits
        }

        /// It speaks to hidden units.
        @inline(__always)
        var hasRow: Bool { shape & Self.rowBit != 0 }

        /// It speaks of so many topics that each has half a byte.
        @inline(__always)
        var isDense: Bool { shape & Self.most == Self.most }

        /// Where the row for hidden units begins, behind its scale.
        @inline(__always)
        var row: Int { Int(start) &+ 2 }

        /// Where what it says of topics begins.
        @inline(__always)
        var weights: Int { Int(start) &+ (hasRow ? FeatureTable.rowBytes : 0) }

        /// How many steps there are from topic to topic.
        @inline(__always)
        var steps: Int { Int(shape & Self.most) }

        /// Where the record ends.
        ///
        /// - Parameter row: bytes of one that speaks of most topics.
        @inline(__always)
        func end(row: Int) -> Int { weights &+ (isDense ? row : steps) }

        private static let rowBit: UInt16 = 1 << 13
        /// More steps than any feature has; it says that there are none.
        static let most: UInt16 = rowBit - 1

        /// - Parameter steps: how many; `nil` for half a byte for each topic.
        static func shape(_ kind: Features.Kind, hasRow: Bool, steps: Int?) -> UInt16 {
            precondition(steps ?? 0 < Int(most), "few steps")
            return UInt16(kind.rawValue) << 14 | (hasRow ? rowBit : 0) | (steps.map { UInt16($0) } ?? most)
        }
    }

    /// What a feature says to hidden units.
    struct Row {
        /// The upper half of a `Float`: the rest would be more than the weights are worth.
        let scaleBits: UInt16
        /// A number for each, in units of the scale: so few that half a byte holds them.
        let weights: [Int8]

        /// What comes nearest to weights.
        init(_ weights: [Float]) {
            let most = Float(WeightedRows.greatestHalf)
            let scale = weights.reduce(0) { max($0, $1.magnitude) } / most
            scaleBits = UInt16(truncatingIfNeeded: (scale.bitPattern + 0x8000) >> 16)
            let own = Self.scale(scaleBits)
            self.weights = weights.map { own > 0 ? Int8(min(max($0 / own, -most), most).rounded()) : 0 }
        }

        var scale: Float { Self.scale(scaleBits) }

        @inline(__always)
        static func scale(_ bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }
    }
}
