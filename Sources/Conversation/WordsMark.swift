/// A small mark of some words: the same words have the same mark on every machine, others hardly ever. Eight bytes a step,
/// for every reply is marked.
struct WordsMark {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds a text, and that it ends there.
    mutating func add(_ text: String) {
        // Read where it lies; a copy would be counted.
        if text.utf8.withContiguousStorageIfAvailable({ add($0) }) != nil { return }
        var text = text
        text.withUTF8 { add($0) }
    }

    mutating func add(_ block: Reply.Block) {
        switch block {
        case .paragraph(let words), .question(let words), .note(let words): add(words)
        case .list(let items): for item in items { add(item) }
        case .card(let say, let bullets, let end):
            add(say)
            for bullet in bullets { add(bullet) }
            add(end)
        case .laidOut(let words): for block in words.blocks { add(block) }
        }
    }

    /// Never 0.
    var value: UInt32 {
        let folded = UInt32(truncatingIfNeeded: state ^ state >> 32)
        return folded == 0 ? 1 : folded
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        var state = state
        func mix(_ word: UInt64) {
            state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
            state ^= state >> 29
        }
        let raw = UnsafeRawBufferPointer(bytes)
        var left = raw.count
        if var at = raw.baseAddress {
            while left >= 8 {
                mix(UInt64(littleEndian: at.loadUnaligned(as: UInt64.self)))
                at += 8
                left -= 8
            }
        }
        var rest = UInt64(raw.count)
        if raw.count >= 8 {
            // The bytes that are left are the lowest of the last eight.
            let last = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
            rest = rest &<< UInt64(left * 8) | last & (1 &<< UInt64(left * 8) &- 1)
        } else {
            for byte in raw { rest = rest << 8 | UInt64(byte) }
        }
        mix(rest)
        self.state = state
    }
}
