import Playbook

/// Turns text into an utterance: words, spelling, sentences, concepts.
final class Reader: Sendable {
    /// Words whose spelling is looked into; the rest of a longer text stays as typed.
    static let correctionLimit = 256

    let lexicon: Lexicon
    let concepts: ConceptTrie
    private let classes = WordClass.table

    init(lexicon: Lexicon, concepts: ConceptTrie) {
        self.lexicon = lexicon
        self.concepts = concepts
    }

    /// Reads every text of a playbook to know its words.
    init(_ playbook: Playbook) {
        lexicon = Lexicon(playbook)
        concepts = ConceptTrie(playbook, lexicon)
    }

    /// - Parameter earlier: what was read before of the same conversation: what it has mended is not looked up again.
    func read(_ text: String, after earlier: Utterance? = nil) -> Utterance {
        var utterance = words(of: text, after: earlier)
        utterance.typed = Array(text.utf8)
        concepts.find(in: &utterance, lexicon)
        return utterance
    }

    /// Words and sentences without concepts.
    func words(of text: String, after earlier: Utterance? = nil) -> Utterance {
        let raw = RawWords(text)
        var utterance = Utterance()
        utterance.forms = raw.forms
        utterance.tokens.reserveCapacity(raw.words.count + 8)
        var corrections = 0
        var first = 0
        for (at, word) in raw.words.enumerated() {
            if word.before >= .stop, first < utterance.tokens.count {
                Self.close(&utterance, &first, word.before)
            }
            if let whole = raw.expansion(at) {
                put(whole, .shorthand, word, &utterance)
            } else {
                add(word, to: &utterance, earlier, &corrections)
            }
        }
        if first < utterance.tokens.count { Self.close(&utterance, &first, raw.after) }
        for at in utterance.tokens.indices.dropLast() { join(at, in: &utterance) }
        return utterance
    }

    private static func close(_ utterance: inout Utterance, _ first: inout Int, _ end: Break) {
        utterance.sentences.append(
            Utterance.Sentence(words: first..<utterance.tokens.count, isQuestion: end == .question))
        first = utterance.tokens.count
    }

    private func add(
        _ word: RawWords.Word, to utterance: inout Utterance, _ earlier: Utterance?, _ corrections: inout Int
    ) {
        let range = Int(word.form.lowerBound)..<Int(word.form.upperBound)
        let (hash, short) = utterance.forms.withUnsafeBufferPointer { forms in
            let form = UnsafeBufferPointer(rebasing: forms[range])
            let hash = Hash.raw(form)
            return (hash, lexicon.shorthand.expansion(form, hash: hash))
        }
        if let short { return self.put(short, .shorthand, word, &utterance) }
        let found = utterance.forms.withUnsafeBufferPointer {
            lexicon.table.find(UnsafeBufferPointer(rebasing: $0[range]), hash: hash)
        }
        func keep(_ id: Int32, _ origin: Utterance.Origin) {
            append(word.form, hash, id, origin, word, word.before, &utterance)
        }
        func put(_ id: Int32, _ origin: Utterance.Origin) {
            self.put([Array(lexicon.table[id])], origin, word, &utterance)
        }
        let known = lexicon.led(found)
        if known >= 0 {
            return known == found ? keep(known, word.squeezed ? .squeezed : .typed) : put(known, .corrected)
        }
        if word.squeezed {
            let single = Self.single(utterance.forms[range])
            let short = lexicon.shorthand.expansion(single, 0..<single.count)
            if short != nil || lexicon.isKnown(single) {
                return self.put(short ?? [single], .squeezed, word, &utterance)
            }
        }
        let variant = lexicon.variant(utterance.forms[range])
        if variant >= 0 { return put(variant, .variant) }
        if range.count < Speller.shortest || corrections >= Self.correctionLimit
            || lexicon.isOrdinary(utterance.forms, range)
        {
            return keep(-1, .typed)
        }
        corrections += 1
        let meant = earlier?.meant(by: utterance.forms[range]) ?? lexicon.correct(utterance.forms[range])
        utterance.mended.append((word.form, meant))
        if meant >= 0 { return put(meant, .corrected) }
        if let place = split(utterance.forms, range) {
            let halves = [range.lowerBound..<place, place..<range.upperBound].map { Array(utterance.forms[$0]) }
            return self.put(halves, .split, word, &utterance)
        }
        keep(-1, .typed)
    }

    /// Adds the words that a typed one stands for.
    private func put(
        _ forms: [[UInt8]], _ origin: Utterance.Origin, _ word: RawWords.Word, _ utterance: inout Utterance
    ) {
        for (number, form) in forms.enumerated() {
            let start = Int32(utterance.forms.count)
            utterance.forms += form
            let hash = Hash.raw(form)
            let id = form.withUnsafeBufferPointer { lexicon.table.find($0, hash: hash) }
            append(
                start..<Int32(utterance.forms.count), hash, id, origin, word, number == 0 ? word.before : .none,
                &utterance)
        }
    }

    /// - Parameter id: the form's number in the table of words, or -1.
    private func append(
        _ form: Range<Int32>, _ hash: UInt64, _ id: Int32, _ origin: Utterance.Origin, _ word: RawWords.Word,
        _ before: Break, _ utterance: inout Utterance
    ) {
        let isForm = id >= 0 && id < lexicon.formCount
        var token = Utterance.Token(
            word: isForm ? id : -1, stem: -1, hash: 0, form: form, formHash: Hash.finish(hash), range: word.range,
            origin: origin, before: before, joined: -1, classes: [])
        let kind = utterance.forms.withUnsafeBufferPointer { forms in
            classes.words.find(
                UnsafeBufferPointer(rebasing: forms[Int(form.lowerBound)..<Int(form.upperBound)]), hash: hash)
        }
        if kind >= 0 { token.classes = classes.classes[Int(kind)] }
        if isForm {
            token.stem = lexicon.stems[Int(id)]
            token.hash = lexicon.stemHashes[Int(id)]
        } else {
            let stem = lexicon.stem(Array(utterance.forms[Int(form.lowerBound)..<Int(form.upperBound)]))
            let known = lexicon.table.find(stem)
            token.stem = known < 0 ? -1 : lexicon.stems[Int(known)]
            token.hash = known < 0 ? Hash.of(stem) : lexicon.stemHashes[Int(known)]
        }
        utterance.tokens.append(token)
    }

    /// Every doubled letter once.
    private static func single(_ form: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in form where out.last != byte { out.append(byte) }
        return out
    }

    /// How often the playbook uses a word of two letters that may be split off.
    private static let commonScrap: Int32 = 5

    /// Where a word is two known words run together: the split whose rarer half is commonest; of equals the first.
    private func split(_ forms: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count >= 5 else { return nil }
        var best: (worth: Int32, place: Int)?
        for place in range.lowerBound + 1..<range.upperBound {
            let left = range.lowerBound..<place
            let right = place..<range.upperBound
            // One letter is a word only where it is "a" or "i".
            if left.count == 1, forms[left.lowerBound] != 0x61, forms[left.lowerBound] != 0x69 { continue }
            if right.count < 2 { continue }
            let ids = (lexicon.form(forms, left), lexicon.form(forms, right))
            guard ids.0 >= 0, ids.1 >= 0 else { continue }
            let (first, second) = (lexicon.counts[Int(ids.0)], lexicon.counts[Int(ids.1)])
            // Scraps of two letters must be common words.
            if left.count < 3, first < Self.commonScrap { continue }
            if right.count < 3, second < Self.commonScrap { continue }
            let worth = min(first, second)
            if best.map({ worth > $0.worth }) ?? true { best = (worth, place) }
        }
        return best?.place
    }

    /// Marks two neighbours that the vocabulary also knows as one word.
    private func join(_ at: Int, in utterance: inout Utterance) {
        let (a, b) = (utterance.tokens[at].form, utterance.tokens[at + 1].form)
        guard utterance.tokens[at + 1].before == .none, a.count >= 3, b.count >= 3 else { return }
        let found = utterance.forms.withUnsafeBufferPointer { forms in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: a.count + b.count) { whole in
                var (hash, end) = (Hash.start, 0)
                func add(_ form: Range<Int32>) {
                    for at in Int(form.lowerBound)..<Int(form.upperBound) {
                        hash = Hash.add(forms[at], to: hash)
                        whole.initializeElement(at: end, to: forms[at])
                        end += 1
                    }
                }
                add(a)
                add(b)
                return lexicon.table.find(UnsafeBufferPointer(whole), hash: hash)
            }
        }
        if found >= 0 { utterance.tokens[at].joined = lexicon.led(found) }
    }
}
