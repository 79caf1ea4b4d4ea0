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
    private var ordinary = WordTable()
    /// The playbook brings a list of ordinary words, so that a word on no list is doubtful.
    private var hasOrdinary = false
    private var variants = KeyTable()
    /// For each spelling key the form that stands for it.
    private var variantForms: Stored<Int32> = []
    private var speller = Speller(WordTable(), targets: [])
    let shorthand = Shorthand.known

    /// Reads every text of a playbook.
    init(_ playbook: Playbook) {
        addOrdinary(of: playbook)
        let careful = sorted(collect(playbook))
        formCount = Int32(table.count)
        meant = Stored(repeatElement(-1, count: table.count))
        makeSpeller(careful, listed: listed(playbook))
        makeStems()
    }

    /// No words at all.
    init() {}

    private mutating func addOrdinary(of playbook: Playbook) {
        for word in playbook.ordinaryWords { addOrdinary(word) }
        hasOrdinary = ordinary.count > 0
        // Words that shape a sentence are never mistaken for others.
        for id in 0..<WordClass.table.shapingCount { _ = ordinary.intern(Array(WordClass.table.words[id])) }
    }

    /// Whether a form is a word in its own right: the playbook's, spelt right, or ordinary English.
    func isKnown(_ word: [UInt8]) -> Bool {
        let id = table.find(word)
        if id >= 0, id < formCount { return meant[Int(id)] < 0 }
        return ordinary.find(word) >= 0
    }

    func isOrdinary(_ forms: [UInt8], _ range: Range<Int>) -> Bool { ordinary.find(forms, range) >= 0 }

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
        let key = variants.find(Hash.of(SpellingVariants.key(word)))
        return key < 0 ? -1 : variantForms[Int(key)]
    }

    /// The form that was meant by an unknown word, or -1.
    func correct(_ word: ArraySlice<UInt8>) -> Int32 { speller.correct(word, in: table) ?? -1 }

    /// The stem of a word.
    ///
    /// Taken twice, for plurals of verbal nouns: "feelings", "feeling", "feel".
    func stem(_ word: [UInt8]) -> [UInt8] {
        let stemmer = Stemmer(isKnown: isKnown)
        return stemmer.stem(stemmer.stem(word))
    }

    private mutating func addOrdinary(_ word: String) {
        let bytes = Array(word.utf8)
        if bytes.allSatisfy({ (0x61...0x7A).contains($0) }) {
            if bytes.count <= RawWords.longestWord { _ = ordinary.intern(bytes) }
            return
        }
        let raw = RawWords(word)
        guard raw.words.count == 1 else { return }
        let form = raw.words[0].form
        _ = ordinary.intern(raw.forms, Int(form.lowerBound)..<Int(form.upperBound))
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

    private func isOrdinary(_ id: Int32) -> Bool { ordinary.find(Array(table[id])) >= 0 }

    private func forms(_ standing: Standing) -> [(word: Int32, count: Int32)] {
        (0..<formCount).filter { standings[Int($0)] == standing.rawValue }.map { ($0, counts[Int($0)]) }
    }

    private mutating func addVariant(_ id: Int32) {
        guard table.length(id) >= SpellingVariants.shortest else { return }
        let key = Int(variants.intern(Hash.of(SpellingVariants.key(table[id]))))
        if key == variantForms.count {
            variantForms.append(id)
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
        writer.put(stems)
        writer.put(counts)
        writer.put(stemCounts)
        writer.put(meant)
        writer.put(standings)
        ordinary.write(to: &writer)
        writer.put(UInt8(hasOrdinary ? 1 : 0))
        variants.write(to: &writer)
        writer.put(variantForms)
        speller.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        table = try WordTable(from: &reader)
        stems = try reader.list()
        counts = try reader.list()
        stemCounts = try reader.list()
        meant = try reader.list()
        standings = try reader.list()
        ordinary = try WordTable(from: &reader)
        hasOrdinary = try reader.number(UInt8.self) == 1
        variants = try KeyTable(from: &reader)
        variantForms = try reader.list()
        speller = try Speller(from: &reader)
        formCount = Int32(clamping: counts.count)
        let words = table.count
        guard counts.count <= words, stems.count == words, stemCounts.count == words, Self.areSound(counts: counts),
            meant.count == counts.count, standings.count == counts.count,
            variantForms.count == variants.keys.count,
            stems.lie(in: words), meant.lie(in: Int(formCount), from: -1), variantForms.lie(in: Int(formCount)),
            speller.refers(to: formCount)
        else { throw .malformed(reason: "words") }
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
