/// The words of the vocabulary by their numbers, each with what the reader wants to know of it.
struct KnownWords: Sendable, Equatable {
    private(set) var list: Stored<KnownWord> = []

    /// No words.
    init() {}

    /// All words of a vocabulary.
    init(_ lexicon: Lexicon, _ concepts: ConceptTrie) {
        let kinds = Self.kinds(lexicon)
        let (stems, forms) = concepts.beginnings()
        list = Stored(
            lexicon.stems.indices.map { id in
                let stem = Int(lexicon.stems[id])
                return KnownWord(
                    lexicon.table[Int32(id)], stem: lexicon.stems[id],
                    stemHash: Hash.of(lexicon.table[lexicon.stems[id]]),
                    stemNode: stem < stems.count ? stems[stem] : 0, formNode: id < forms.count ? forms[id] : 0,
                    kind: lexicon.led(Int32(id)) == id ? kinds[id] : KnownWord.odd)
            })
    }

    /// For each word what the small words of English do.
    private static func kinds(_ lexicon: Lexicon) -> [Int16] {
        var kinds = [Int16](repeating: KnownWord.noClass, count: lexicon.stems.count)
        func set(_ word: ArraySlice<UInt8>, _ kind: Int16) {
            let id = lexicon.table.find(word)
            if id >= 0, id < lexicon.formCount { kinds[Int(id)] = kind }
        }
        let (words, classes, _) = WordClass.table
        for (id, own) in classes.enumerated() {
            set(words[Int32(id)], own.contains(.clitic) ? KnownWord.odd : Int16(id))
        }
        for form in lexicon.shorthand.forms { set(form[...], KnownWord.odd) }
        return kinds
    }

    var count: Int { list.count }

    @inline(__always)
    subscript(id: Int32) -> KnownWord { list[Int(id)] }

    /// The number of a word of a table whose `Hash.raw` is known, or -1: where it is short, by a look at its record alone.
    ///
    /// - Parameter bytes: what the word lies in.
    @inline(__always)
    func find(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, _ table: WordTable) -> Int32 {
        let beginning = KnownWord.beginning(of: word, in: bytes)
        return list.withUnsafeBufferPointer { list in
            table.find(hash: hash) { id in
                guard Int(id) < list.count, list[Int(id)].beginning == beginning,
                    list[Int(id)].length == word.count
                else { return false }
                return word.count <= KnownWord.begun || table.isSame(id, UnsafeBufferPointer(rebasing: bytes[word]))
            }
        }
    }
}

extension KnownWords: Kept {
    func write(to writer: inout ModelWriter) { writer.put(fours: list.flatMap(\.numbers)) }

    init(from reader: inout ModelReader) throws(ModelError) { list = try reader.fours() }

    /// Whether all refer to what is there: as many words as the vocabulary has, nodes of the concepts, known classes.
    func areSound(_ lexicon: Lexicon, _ concepts: ConceptTrie) -> Bool {
        guard count == lexicon.stems.count else { return false }
        // All at once: there are tens of thousands, and none is wrong.
        var (stem, node, kind): (UInt32, UInt32, Int16) = (0, 0, 0)
        var least: Int16 = 0
        list.withUnsafeBufferPointer { list in
            for word in list {
                stem = max(stem, UInt32(bitPattern: word.stem))
                node = max(node, UInt32(bitPattern: word.stemNode), UInt32(bitPattern: word.formNode))
                (kind, least) = (max(kind, word.kind), min(least, word.kind))
            }
        }
        return (count == 0 || Int(stem) < count) && Int(node) < concepts.nodeCount && least >= KnownWord.odd
            && Int(kind) < max(WordClass.table.classes.count, 1)
    }
}
