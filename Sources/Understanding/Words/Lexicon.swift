import Playbook

/// What the reader knows about words: the playbook's vocabulary, ordinary English, endings and spelling. It is kept with
/// what was learnt: reading a hundred thousand asks anew at every start would take a second.
struct Lexicon: Sendable, Equatable {
    /// Whether a form is a word in its own right.
    enum Standing: UInt8 {
        /// Spelt with care, or ordinary English.
        case sure
        /// Only in asks and on no list, but like no other word.
        case doubtful
        /// A misspelling of another form.
        case misspelt
    }

    /// Forms first, `formCount` of them, then the stems that are no forms themselves.
    private(set) var table = WordTable()
    private(set) var formCount: Int32 = 0
    /// For each id its stem's id.
    private(set) var stems: Stored<Int32> = []
    /// For each form how often the playbook uses it.
    private(set) var counts: Stored<Int32> = []
    /// For each stem how often the playbook uses its forms.
    private(set) var stemCounts: Stored<Int32> = []
    /// For each form the word it is a misspelling of, or -1. Asks hold people's own spelling.
    private var meant: Stored<Int32> = []
    /// For each form its `Standing`.
    private var standings: Stored<UInt8> = []
    private var ordinary = WordSet()
    /// The playbook brings a list of ordinary words, so that a word on no list is doubtful.
    private var hasOrdinary = false
    /// Finds the numbers of spelling keys, by their hashes.
    private var variants = Slots()
    /// For each spelling key the form that stands for it, and of which it is worked out again.
    private var variantForms: Stored<Int32> = []
    private var speller = Speller(WordTable(), targets: [])
    let shorthand = Shorthand.known

    /// Reads every text of a playbook.
    init(_ playbook: Playbook) {
        ordinary = WordSet(ordinaryWords(of: playbook))
        hasOrdinary = !playbook.ordinaryWords.isEmpty
        let careful = sorted(collect(playbook))
        formCount = Int32(table.count)
        meant = Stored(repeatElement(-1, count: table.count))
        makeSpeller(careful, listed: listed(playbook))
        makeStems()
    }

    /// No words at all.
    init() {}

    private func ordinaryWords(of playbook: Playbook) -> WordTable {
        var words = WordTable()
        for word in playbook.ordinaryWords { add(word, to: &words) }
        // Words that shape a sentence are never mistaken for others.
        for id in 0..<WordClass.table.shapingCount { _ = words.intern(Array(WordClass.table.words[id])) }
        return words
    }

    /// Whether a form is a word in its own right: the playbook's, spelt right, or ordinary English.
    func isKnown(_ word: [UInt8]) -> Bool {
        let id = table.find(word)
        if id >= 0, id < formCount { return meant[Int(id)] < 0 }
        return ordinary.contains(word)
    }

    func isOrdinary(_ forms: [UInt8], _ range: Range<Int>) -> Bool { ordinary.contains(forms[range]) }

    /// The id of a form of the vocabulary, misspellings in asks led to what they mean; -1 where it is not in it.
    func form(_ forms: [UInt8], _ range: Range<Int>) -> Int32 {
        led(table.find(forms, range))
    }

    /// The form that a word of the table stands for; -1 where it is a stem alone, or no word.
    func led(_ id: Int32) -> Int32 {
        guard id >= 0, id < formCount else { return -1 }
        return meant[Int(id)] >= 0 ? meant[Int(id)] : id
    }

    /// The form with another spelling of the same word, or -1.
    func variant(_ word: ArraySlice<UInt8>) -> Int32 {
        guard word.count >= SpellingVariants.shortest else { return -1 }
        let key = number(ofVariant: Self.variantHash(word))
        return key < 0 ? -1 : variantForms[Int(key)]
    }

    private static func variantHash(_ word: ArraySlice<UInt8>) -> UInt64 { Hash.of(SpellingVariants.key(word)) }

    /// The number of a spelling key, or -1.
    private func number(ofVariant hash: UInt64) -> Int32 {
        variants.find(hash) { number in
            Int(number) < variantForms.count && Self.variantHash(table[variantForms[Int(number)]]) == hash
        }
    }

    /// The form that was meant by an unknown word, or -1.
    func correct(_ word: ArraySlice<UInt8>) -> Int32 { speller.correct(word, in: table) ?? -1 }

    /// The stem of a word.
    ///
    /// Taken twice, for plurals of verbal nouns: "feelings", "feeling", "feel".
    func stem(_ word: [UInt8]) -> [UInt8] { Stemmer.stem(Stemmer.stem(word, self), self) }

    private func add(_ word: String, to words: inout WordTable) {
        let bytes = Array(word.utf8)
        if bytes.allSatisfy({ (0x61...0x7A).contains($0) }) {
            if bytes.count <= RawWords.longestWord { _ = words.intern(bytes) }
            return
        }
        let raw = RawWords(word)
        guard raw.words.count == 1 else { return }
        let form = raw.words[0].form
        _ = words.intern(raw.forms, Int(form.lowerBound)..<Int(form.upperBound))
    }

    /// Interns every word of the playbook; returns which were spelt with care.
    private mutating func collect(_ playbook: Playbook) -> [Bool] {
        var careful: [Bool] = []
        func add(_ forms: [UInt8], _ range: Range<Int>, _ isCareful: Bool) {
            let id = Int(table.intern(forms, range))
            if id == counts.count {
                counts.append(0)
                careful.append(false)
            }
            counts[id] += 1
            if isCareful { careful[id] = true }
        }
        VocabularySources.visit(playbook) { text, isCareful in
            let raw = RawWords(text)
            let forms = raw.forms
            for word in raw.words {
                let range = Int(word.form.lowerBound)..<Int(word.form.upperBound)
                if let expansion = shorthand.expansion(forms, range) {
                    for part in expansion { add(part, 0..<part.count, isCareful) }
                } else {
                    add(forms, range, isCareful)
                }
            }
        }
        return careful
    }

    /// Puts the forms in the order of their bytes, so that the order of texts changes nothing.
    private mutating func sorted(_ careful: [Bool]) -> [Bool] {
        let order = (0..<Int32(table.count)).sorted { table[$0].lexicographicallyPrecedes(table[$1]) }
        var ordered = WordTable()
        for id in order { _ = ordered.intern(Array(table[id])) }
        table = ordered
        counts = Stored(order.map { counts[Int($0)] })
        return order.map { careful[Int($0)] }
    }

    /// For each concept the forms it lists.
    private func listed(_ playbook: Playbook) -> [[Int32]] {
        playbook.concepts.map { concept in
            concept.words.compactMap { word in
                let id = table.find(Array(VocabularySources.bare(word).utf8))
                return id < 0 ? nil : id
            }
        }
    }

    private mutating func makeSpeller(_ careful: [Bool], listed: [[Int32]]) {
        standings = Stored(
            (0..<formCount).map { id in
                let isSure = careful[Int(id)] || !hasOrdinary || isOrdinary(id)
                return (isSure ? Standing.sure : .doubtful).rawValue
            })
        if hasOrdinary { joinListed(listed) }
        speller = Speller(table, targets: forms(.sure))
        for (id, _) in forms(.sure) { addVariant(id) }
        for (id, _) in forms(.doubtful) {
            let variant = variant(table[id])
            let target = variant >= 0 ? variant : correct(table[id])
            if target >= 0, isSlip(id, of: target) {
                meant[Int(id)] = target
                standings[Int(id)] = Standing.misspelt.rawValue
            } else {
                addVariant(id)
            }
        }
        speller = Speller(table, targets: forms(.sure) + forms(.doubtful))
        variants.fit(variantForms.count, of: variantForms.count) { [table, variantForms] in
            Self.variantHash(table[variantForms[Int($0)]])
        }
    }

    /// A word that is used so often is no slip, on whatever list it is not.
    private static let usual: Int32 = 50

    /// A misspelling that a concept lists beside the word itself is that word: "pregant" beside "pregnant".
    private mutating func joinListed(_ listed: [[Int32]]) {
        let plain = Speller(table, targets: forms(.sure).filter { isOrdinary($0.word) || $0.count >= Self.usual })
        for list in listed {
            for id in list where !isOrdinary(id) && standings[Int(id)] == Standing.sure.rawValue {
                guard counts[Int(id)] < Self.usual, let target = plain.correct(table[id], in: table),
                    list.contains(target), isSlip(id, of: target)
                else { continue }
                meant[Int(id)] = target
                standings[Int(id)] = Standing.misspelt.rawValue
            }
        }
    }

    /// Whether a form that stands nowhere else is but a slip for another: what people say that often is a word of theirs.
    private func isSlip(_ id: Int32, of target: Int32) -> Bool {
        counts[Int(target)] >= Self.oftener * counts[Int(id)]
    }

    /// So many times oftener than a slip a word itself is used.
    private static let oftener: Int32 = 8

    private func isOrdinary(_ id: Int32) -> Bool { ordinary.contains(table[id]) }

    private func forms(_ standing: Standing) -> [(word: Int32, count: Int32)] {
        (0..<formCount).filter { standings[Int($0)] == standing.rawValue }.map { ($0, counts[Int($0)]) }
    }

    private mutating func addVariant(_ id: Int32) {
        guard table.length(id) >= SpellingVariants.shortest else { return }
        let key = Int(number(ofVariant: Self.variantHash(table[id])))
        if key < 0 {
            variantForms.append(id)
            variants.add(Int32(variantForms.count - 1)) { [table, variantForms] in
                Self.variantHash(table[variantForms[Int($0)]])
            }
        } else if counts[Int(id)] > counts[Int(variantForms[key])] {
            variantForms[key] = id
        }
    }

    private mutating func makeStems() {
        let bases = (0..<formCount).map { stem(Array(table[$0])) }
        stems = Stored(bases.map { table.intern($0) })
        stems.append(contentsOf: Int32(stems.count)..<Int32(table.count))
        // A stem may itself be a form with a stem: all of them share the last one.
        for id in stems.indices {
            for _ in 0..<4 where stems[Int(stems[id])] != stems[id] { stems[id] = stems[Int(stems[id])] }
        }
        table.fit()
        countStems()
    }

    private mutating func countStems() {
        stemCounts = Stored(repeatElement(0, count: stems.count))
        for form in counts.indices { stemCounts[Int(stems[form])] += counts[form] }
    }
}

extension Lexicon: Kept {
    func write(to writer: inout ModelWriter) {
        table.write(to: &writer)
        writer.put(meant)
        ordinary.write(to: &writer)
        writer.put(UInt8(hasOrdinary ? 1 : 0))
        variants.write(to: &writer)
        writer.put(variantForms)
        speller.write(to: &writer)
    }

    /// What no turn looks at: `KnownWord` has what it wants to know.
    func writeUses(to writer: inout ModelWriter) {
        for list in [stems, counts, stemCounts] { writer.put(list) }
        writer.put(standings)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        table = try WordTable(from: &reader)
        meant = try reader.list()
        ordinary = try WordSet(from: &reader)
        hasOrdinary = try reader.number(UInt8.self) == 1
        variants = try Slots(from: &reader)
        variantForms = try reader.list()
        speller = try Speller(from: &reader)
        formCount = Int32(clamping: meant.count)
        guard meant.count <= table.count, variants.areSound, meant.lie(in: Int(formCount), from: -1),
            variantForms.lie(in: Int(formCount)), speller.refers(to: formCount)
        else { throw .malformed(reason: "words") }
    }

    /// Reads what `writeUses` wrote.
    mutating func readUses(from reader: inout ModelReader) throws(ModelError) {
        stems = try reader.list()
        counts = try reader.list()
        stemCounts = try reader.list()
        standings = try reader.list()
        guard counts.count == Int(formCount), standings.count == counts.count, stems.count == table.count,
            stemCounts.count == stems.count, stems.lie(in: table.count), Self.areSound(counts: counts)
        else { throw .malformed(reason: "uses of words") }
    }

    /// Stems add up the counts of their forms: the sum must be a count too.
    static func areSound(counts: some Collection<Int32>) -> Bool {
        var (least, sum): (Int32, Int64) = (0, 0)
        for count in counts {
            least = min(least, count)
            // There are less than 2^32 of them.
            sum &+= Int64(count)
        }
        return least >= 0 && sum <= Int64(Int32.max)
    }
}
