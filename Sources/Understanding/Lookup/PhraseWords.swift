/// Phrases one behind the other, each as the hashes of its words; each has a word.
struct PhraseWords: Sendable, Equatable {
    private var hashes: Stored<UInt64> = []
    /// Where each begins, and where the next one will.
    private var starts: Stored<UInt32> = [0]

    init() {}

    var count: Int { starts.count - 1 }

    /// How many words a phrase has.
    func length(_ phrase: Int) -> Int { Int(starts[phrase + 1] - starts[phrase]) }

    /// A word of a phrase.
    func hash(_ phrase: Int, _ word: Int) -> UInt64 { hashes[Int(starts[phrase]) + word] }

    /// There are words behind the last phrase.
    var isWithin: Bool { hashes.count > Int(starts[count]) }

    mutating func add(_ hash: UInt64) { hashes.append(hash) }

    /// What was added is a phrase, where anything was.
    mutating func endPhrase() {
        if isWithin { starts.append(UInt32(hashes.count)) }
    }

    mutating func add(_ others: PhraseWords) {
        let before = UInt32(hashes.count)
        hashes.append(contentsOf: others.hashes)
        starts.append(contentsOf: others.starts.dropFirst().map { $0 + before })
    }
}

extension PhraseWords: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(hashes)
        writer.put(starts)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        hashes = try reader.list()
        starts = try reader.list()
        // Each has a word.
        guard starts.first == 0, Int(starts[starts.count - 1]) == hashes.count,
            zip(starts, starts.dropFirst()).allSatisfy(<)
        else { throw .malformed(reason: "words of phrases") }
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
