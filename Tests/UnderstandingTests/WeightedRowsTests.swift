import Testing

@testable import Understanding

@Suite struct WeightedRowsTests {
    /// Rows of all bytes there are, with the greatest factors among them; an even and an odd number.
    @Test(arguments: [0, 1, 2, 7, 64]) func sumsAreThoseOfPlainArithmetic(_ count: Int) {
        let width = 64
        let numbers = (0..<max(count, 1) * width).map { Int8(truncatingIfNeeded: $0 * 89 + $0 / 256) }
        let bytes = WeightedRows.bytes(numbers)
        let factors = (0..<count).map {
            $0 % 5 == 0 ? Int32(WeightedRows.greatestFactor) : Int32($0 * 611 % 9973)
        }
        var sums = (0..<width).map { Int32($0 - 7) }
        let expected = sums.indices.map { at in
            factors.indices.reduce(0) { $0 + factors[$1] * Int32(numbers[$1 * width + at]) }
        }
        Workspace().withRoom(of: WeightedRows.Pair.self, for: count / 2 + 1) { room in
            var rows = WeightedRows(room)
            for (row, factor) in factors.enumerated() { rows.add(start: row * width, factor: factor) }
            bytes.withUnsafeBytes { bytes in
                sums.withUnsafeMutableBufferPointer { rows.sumBytes(bytes.baseAddress!, to: $0) }
            }
        }
        #expect(sums == expected)
    }

    /// All numbers that half a byte holds, each at every place.
    @Test(arguments: [0, 1, 2, 7, 64]) func sumsOfHalvesAreThoseOfPlainArithmetic(_ count: Int) {
        let rows: [[Int8]] = (0..<max(count, 1)).map { row in (0..<96).map { at in Int8((at * 4 + row * 7) % 15 - 7) } }
        let bytes = rows.flatMap(WeightedRows.halves)
        for (row, numbers) in rows.enumerated() {
            #expect(numbers.indices.map { WeightedRows.half($0, of: bytes[(row * 48)...]) } == numbers)
        }
        let factors = (0..<count).map { $0 % 5 == 0 ? Int32(WeightedRows.greatestFactor) : Int32($0 * 611 % 9973) }
        var sums = (0..<96).map { Int32($0 - 7) }
        let expected = sums.indices.map { at in
            factors.indices.reduce(0) { sum, row in sum + factors[row] * Int32(rows[row][at]) }
        }
        Workspace().withRoom(of: WeightedRows.Pair.self, for: count / 2 + 1) { room in
            var weighted = WeightedRows(room)
            for (row, factor) in factors.enumerated() { weighted.add(start: row * 48, factor: factor) }
            bytes.withUnsafeBytes { bytes in
                sums.withUnsafeMutableBufferPointer { weighted.sumHalves(bytes.baseAddress!, to: $0) }
            }
        }
        #expect(sums == expected)
    }

    /// A row that is not as long as its steps ends in noughts.
    @Test func rowsAreFilledUp() {
        let bytes = WeightedRows.halves([1, -7, 7])
        #expect(bytes.count == 16 && WeightedRows.bytes([1, -7, 7]).count == 32)
        #expect((0..<32).map { WeightedRows.half($0, of: bytes[...]) } == [1, -7, 7] + [Int8](repeating: 0, count: 29))
    }

    /// The scale is a coarse number; no weight is farther off than half a step of it.
    @Test func halvesComeNearestToWeights() {
        for factor in [Float(1), 0.003, 812] {
            let weights = (0..<32).map { factor * Float($0 * $0 % 37 - 18) }
            let row = FeatureTable.Row(weights)
            let scale = FeatureTable.Row.scale(row.scaleBits)
            #expect(zip(weights, row.weights).allSatisfy { abs($0 - Float($1) * scale) <= scale * 0.51 })
        }
        #expect(FeatureTable.Row([Float](repeating: 0, count: 32)).weights.allSatisfy { $0 == 0 })
    }
}
