/// What is looked at of a word of the vocabulary whenever somebody says it: side by side, so that one look brings all of it.
struct KnownWord: Sendable {
    /// The hash of its stem's bytes.
    let stemHash: UInt64
    let stem: Int32
    /// The nodes of `ConceptTrie` that the entries lead to which begin with it, as a stem and as a form; 0 for none.
    let stemNode: Int32
    let formNode: Int32
    /// The place of its classes, or one of the two below.
    let kind: Int16

    /// It has no class.
    static let noClass: Int16 = -1
    /// It may be a short form of something else, it is a misspelling, or it is only a stem: more has to be looked at.
    static let odd: Int16 = -2

    /// All words of a vocabulary.
    ///
    /// - Parameter classes: what the small words of English do.
    static func all(_ lexicon: Lexicon, _ concepts: ConceptTrie, _ classes: (words: WordTable, classes: [WordClass]))
        -> [KnownWord]
    {
        var kinds = [Int16](repeating: noClass, count: lexicon.stems.count)
        func set(_ word: ArraySlice<UInt8>, _ kind: Int16) {
            let id = lexicon.table.find(word)
            if id >= 0, id < lexicon.formCount { kinds[Int(id)] = kind }
        }
        for (id, own) in classes.classes.enumerated() {
            set(classes.words[Int32(id)], own.contains(.clitic) ? odd : Int16(id))
        }
        for form in lexicon.shorthand.forms { set(form[...], odd) }
        let (stems, forms) = concepts.beginnings()
        return lexicon.stems.withUnsafeBufferPointer { stemOf in
            lexicon.stemHashes.withUnsafeBufferPointer { hashes in
                precondition(hashes.count == stemOf.count, "a hash for each")
                return [KnownWord](unsafeUninitializedCapacity: stemOf.count) { all, count in
                    for id in stemOf.indices {
                        let stem = Int(stemOf[id])
                        all.initializeElement(
                            at: id,
                            to: KnownWord(
                                stemHash: hashes[id], stem: stemOf[id], stemNode: stem < stems.count ? stems[stem] : 0,
                                formNode: id < forms.count ? forms[id] : 0,
                                kind: lexicon.led(Int32(truncatingIfNeeded: id)) == id ? kinds[id] : odd))
                    }
                    count = stemOf.count
                }
            }
        }
    }
}
