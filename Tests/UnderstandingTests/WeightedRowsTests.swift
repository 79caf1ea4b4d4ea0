import Testing

@testable import Understanding

@Suite struct WeightedRowsTests {
    /// Rows of all bytes there are, with the greatest factors among them; an even and an odd number.
    @Test(arguments: [0, 1, 2, 7, 64]) func sumsAreThoseOfPlainArithmetic(_ count: Int) {
        let width = 48
        let numbers = (0..<max(count, 1) * width).map { Int8(truncatingIfNeeded: $0 * 89 + $0 / 256) }
        let bytes = numbers.map(WeightedRows.byte)
        #expect(bytes.map(WeightedRows.number) == numbers)
        let factors = (0..<count).map {
            $0 % 5 == 0 ? Int32(WeightedRows.greatest) : Int32($0 * 611 % 9973)
        }
        var sums = (0..<width).map { Int32($0 - 7) }
        let expected = sums.indices.map { at in
            factors.indices.reduce(sums[at]) { $0 + factors[$1] * Int32(numbers[$1 * width + at]) }
        }
        Workspace().withRoom(of: WeightedRows.Pair.self, for: count / 2 + 1) { room in
            var rows = WeightedRows(room)
            for (row, factor) in factors.enumerated() { rows.add(start: row * width, factor: factor) }
            bytes.withUnsafeBytes { bytes in
                sums.withUnsafeMutableBufferPointer { rows.sum(bytes.baseAddress!, to: $0) }
            }
        }
        #expect(sums == expected)
    }
}
