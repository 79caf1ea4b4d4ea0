/// Phrases one behind the other, each as the hashes of its words; each has a word.
struct PhraseWords: Sendable {
    private var hashes: [UInt64] = []
    /// Where each begins, and where the next one will.
    private var starts = [0]

    var count: Int { starts.count - 1 }

    /// How many words a phrase has.
    func length(_ phrase: Int) -> Int { starts[phrase + 1] - starts[phrase] }

    /// A word of a phrase.
    func hash(_ phrase: Int, _ word: Int) -> UInt64 { hashes[starts[phrase] + word] }

    /// There are words behind the last phrase.
    var isWithin: Bool { hashes.count > starts[count] }

    mutating func add(_ hash: UInt64) { hashes.append(hash) }

    /// What was added is a phrase, where anything was.
    mutating func endPhrase() {
        if isWithin { starts.append(hashes.count) }
    }

    mutating func add(_ others: PhraseWords) {
        let before = hashes.count
        hashes += others.hashes
        starts += others.starts.dropFirst().lazy.map { $0 + before }
    }
}

extension Reader {
    /// The words of many short texts, of each that has any. Many are read together, which takes far less than one by one.
    func phrases(_ texts: [String]) -> PhraseWords {
        var phrases = PhraseWords()
        var first = texts.startIndex
        while first < texts.endIndex {
            var (together, ends) = ([UInt8](), [Int]())
            together.reserveCapacity(Self.longest)
            repeat {
                together += texts[first + ends.count].utf8
                ends.append(together.count)
                together += Self.apart
            } while first + ends.count < texts.endIndex
                && together.count + texts[first + ends.count].utf8.count < Self.longest
            let tokens = words(of: String(decoding: together, as: UTF8.self)).tokens
            var next = 0
            for end in ends {
                while next < tokens.count, tokens[next].range.lowerBound < end {
                    phrases.add(tokens[next].formHash)
                    next += 1
                }
                phrases.endPhrase()
            }
            first += ends.count
        }
        return phrases
    }

    /// What parts two texts so well that neither is read another way than by itself: the end of a line, and about it the
    /// nothing that stands before and behind a text.
    private static let apart = Array(" \n ".utf8)
    /// Bytes that are read together: too few for as many words as are cut or looked into in one text.
    private static let longest = 1_000
}
