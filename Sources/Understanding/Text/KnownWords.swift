/// The words of the vocabulary by their numbers, each with what the reader wants to know of it.
struct KnownWords: Sendable, Equatable {
    private(set) var list: Stored<KnownWord> = []

    /// No words.
    init() {}

    /// All words of a vocabulary.
    init(_ lexicon: Lexicon, _ concepts: ConceptTrie) {
        let (kinds, halves) = (Self.kinds(lexicon), Self.halves(lexicon))
        let (stems, forms) = concepts.beginnings(words: lexicon.stems.count)
        list = Stored(
            lexicon.stems.indices.map { id in
                let stem = Int(lexicon.stems[id])
                return KnownWord(
                    lexicon.table[Int32(id)], stem: lexicon.stems[id],
                    stemHash: Hash.of(lexicon.table[lexicon.stems[id]]),
                    stemNode: stems[stem], formNode: forms[id],
                    kind: lexicon.led(Int32(id)) == id ? kinds[id] : KnownWord.odd,
                    halves: halves[id])
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

    /// For each word of what others it is a part.
    private static func halves(_ lexicon: Lexicon) -> [KnownWord.Halves] {
        var halves = [KnownWord.Halves](repeating: [], count: lexicon.stems.count)
        let shortest = KnownWord.Halves.shortest
        for id in halves.indices {
            let word = lexicon.table[Int32(id)]
            guard word.count >= 2 * shortest else { continue }
            for seam in word.startIndex + shortest...word.endIndex - shortest {
                let (first, second) = (lexicon.table.find(word[..<seam]), lexicon.table.find(word[seam...]))
                if first >= 0 { halves[Int(first)].insert(.begins) }
                if second >= 0 { halves[Int(second)].insert(.ends) }
            }
        }
        return halves
    }

    var count: Int { list.count }

    @inline(__always)
    subscript(id: Int32) -> KnownWord { list[Int(id)] }

    /// The numbers of words of a table; -1 for those that are not in it.
    ///
    /// Each look goes through all of them before the next one: what lies far away is waited for once, not for every word.
    ///
    /// - Parameters:
    ///   - bytes: what the words lie in.
    ///   - found: room for as many.
    func find(
        _ words: UnsafeBufferPointer<RawWords.Word>, in bytes: UnsafeBufferPointer<UInt8>, _ table: WordTable,
        to found: UnsafeMutableBufferPointer<Int32>
    ) {
        precondition(found.count >= words.count, "room for all")
        for at in words.indices { found.initializeElement(at: at, to: table.look(hash: words[at].hash)) }
        for at in words.indices where found[at] == Slots.further { found[at] = table.search(hash: words[at].hash) }
        list.withUnsafeBufferPointer { list in
            for at in words.indices where found[at] != Slots.none {
                let form = Int(words[at].form.lowerBound)..<Int(words[at].form.upperBound)
                let beginning = KnownWord.beginning(of: form, in: bytes)
                let isBegun =
                    found[at] >= 0 && Int(found[at]) < list.count && list[Int(found[at])].beginning == beginning
                    && list[Int(found[at])].length == form.count
                // A short word stands in its record whole.
                if isBegun, form.count <= KnownWord.begun { continue }
                found[at] = table.find(UnsafeBufferPointer(rebasing: bytes[form]), hash: words[at].hash)
            }
        }
    }
}

extension KnownWords: Kept {
    func write(to writer: inout ModelWriter) { writer.put(fours: list) }

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
