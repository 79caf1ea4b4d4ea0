/// A text that something is kept under. Its length and both ends tell most texts apart, so that not all of it is hashed.
struct TextKey: Hashable {
    let text: String

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { bytes in
            var ends = UInt64(truncatingIfNeeded: bytes.count)
            for at in 0..<min(bytes.count, 8) {
                ends = Hash.add(bytes[at], to: ends)
                ends = Hash.add(bytes[bytes.count - 1 - at], to: ends)
            }
            hasher.combine(ends)
        }
    }
}
