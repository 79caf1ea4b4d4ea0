extension FeatureTable {
    /// The head of a feature's record, and where the rest lies.
    struct Record: Equatable {
        /// Its number among all features.
        var number: UInt32
        /// The first byte behind the head.
        var start: UInt32
        var shape: UInt16
        /// The place of its rarity.
        var rarity: UInt16

        init(number: UInt32, start: UInt32, shape: UInt16, rarity: UInt16) {
            (self.number, self.start, self.shape, self.rarity) = (number, start, shape, rarity)
        }

        /// Nothing is known of a feature.
        static var none: Record { Record(number: 0, start: .max, shape: 0, rarity: 0) }

        var isKnown: Bool { start != .max }

        @inline(__always)
        var kind: Features.Kind { Features.Kind(rawValue: Int(shape >> 14))! }

        /// It speaks to hidden units.
        @inline(__always)
        var hasRow: Bool { shape & Self.rowBit != 0 }

        /// It speaks of so many topics that each has a byte.
        @inline(__always)
        var isDense: Bool { shape & Self.most == Self.most }

        /// Where the row for hidden units begins, behind its scale.
        @inline(__always)
        var row: Int { Int(start) &+ 4 }

        /// Where what it says of topics begins.
        @inline(__always)
        var weights: Int { Int(start) &+ (hasRow ? FeatureTable.rowBytes : 0) }

        /// How many steps there are from one topic to the next.
        @inline(__always)
        var steps: Int { Int(shape & Self.most) }

        /// Where the record ends.
        @inline(__always)
        func end(width: Int) -> Int { weights &+ (isDense ? width : 2 &* steps) }

        private static let rowBit: UInt16 = 1 << 13
        /// More steps than any feature has; it says that there are none.
        static let most: UInt16 = rowBit - 1

        /// - Parameter steps: how many; `nil` for a byte for each topic.
        static func shape(_ kind: Features.Kind, hasRow: Bool, steps: Int?) -> UInt16 {
            precondition(steps ?? 0 < Int(most), "few steps")
            return UInt16(kind.rawValue) << 14 | (hasRow ? rowBit : 0) | (steps.map { UInt16($0) } ?? most)
        }
    }

    /// What a feature says to hidden units.
    struct Row {
        var scale: Float
        /// A number for each, in units of the scale.
        var weights: [Int8]
    }
}
