/// Which letters lie side by side on a QWERTY keyboard.
enum Keyboard {
    /// For each letter the set of its neighbours, a bit a letter.
    private static let neighbours: [UInt32] = {
        var sets = [UInt32](repeating: 0, count: 26)
        let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
        func join(_ a: UInt8, _ b: UInt8) {
            sets[Int(a) - 97] |= 1 << UInt32(b - 97)
            sets[Int(b) - 97] |= 1 << UInt32(a - 97)
        }
        for (number, row) in rows.enumerated() {
            for at in row.indices {
                if at + 1 < row.count { join(row[at], row[at + 1]) }
                guard number + 1 < rows.count else { continue }
                let below = rows[number + 1]
                if at < below.count { join(row[at], below[at]) }
                if at > 0, at - 1 < below.count { join(row[at], below[at - 1]) }
            }
        }
        return sets
    }()

    static func isNear(_ a: UInt8, _ b: UInt8) -> Bool {
        guard (97...122).contains(a), (97...122).contains(b) else { return false }
        return neighbours[Int(a) - 97] & (1 << UInt32(b - 97)) != 0
    }
}
