/// A text that something is kept under. Its length and both ends tell most texts apart, so that not all of it is hashed.
struct TextKey: Hashable {
    let text: String

    func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        hasher.combine(text.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        hasher.combine(text.utf8.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}
