extension String {
    /// Calls `visit` with each word of a list that has blanks between them, and with the word's `Hash.raw`.
    func eachWord(_ visit: (_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Void) {
        var list = self
        list.withUTF8 { list in
            var first = 0
            while first < list.count {
                var (end, hash) = (first, Hash.start)
                while end < list.count, list[end] != UInt8(ascii: " ") {
                    hash = Hash.add(list[end], to: hash)
                    end += 1
                }
                if end > first { visit(UnsafeBufferPointer(rebasing: list[first..<end]), hash) }
                first = end + 1
            }
        }
    }

    /// The bytes of each word of a list that has blanks between them.
    var listedWords: [[UInt8]] {
        var words: [[UInt8]] = []
        eachWord { word, _ in words.append(Array(word)) }
        return words
    }
}
