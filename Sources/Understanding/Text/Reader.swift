import Playbook

/// Turns text into an utterance: words, spelling, sentences, concepts.
final class Reader: Sendable {
    /// Words whose spelling is looked into; the rest of a longer text stays as typed.
    static let correctionLimit = 256

    let lexicon: Lexicon
    let concepts: ConceptTrie
    private let classes = WordClass.table
    /// The words of the vocabulary.
    let known: KnownWords

    /// - Parameter known: what was made of the vocabulary and the concepts.
    init(lexicon: Lexicon, concepts: ConceptTrie, known: KnownWords) {
        (self.lexicon, self.concepts, self.known) = (lexicon, concepts, known)
    }

    convenience init(lexicon: Lexicon, concepts: ConceptTrie) {
        self.init(lexicon: lexicon, concepts: concepts, known: KnownWords(lexicon, concepts))
    }

    /// Reads every text of a playbook to know its words.
    convenience init(_ playbook: Playbook) {
        let lexicon = Lexicon(playbook)
        self.init(lexicon: lexicon, concepts: ConceptTrie(playbook, lexicon))
    }

    /// - Parameter earlier: what was read before of the same conversation: what it has mended is not looked up again.
    func read(_ text: String, after earlier: Utterance? = nil) -> Utterance {
        var utterance = parts(of: text, after: earlier)
        utterance.typed = text
        known.list.withUnsafeBufferPointer { concepts.find(in: &utterance, $0) }
        return Utterance(utterance)
    }

    /// Words and sentences without concepts.
    func words(of text: String) -> Utterance { Utterance(parts(of: text, after: nil)) }

    private func parts(of text: String, after earlier: Utterance?) -> Utterance.Parts {
        let raw = RawWords(text)
        var utterance = Utterance.Parts()
        utterance.forms = raw.forms
        utterance.tokens.reserveCapacity(raw.words.count + raw.words.count / 8 + 1)
        var (first, corrections, last) = (0, 0, Hash.start)
        let forms = utterance.forms
        raw.words.withUnsafeBufferPointer { words in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: words.count) { found in
                forms.withUnsafeBufferPointer { known.find(words, in: $0, lexicon.table, to: found) }
                for at in words.indices {
                    let word = words[at]
                    if word.before >= .stop, first < utterance.tokens.count {
                        Self.close(&utterance, &first, word.before)
                    }
                    if found[at] >= 0, known[found[at]].kind != KnownWord.odd {
                        append(found[at], word, &utterance, &last)
                    } else {
                        add(word, found[at], at, raw, to: &utterance, earlier, &corrections, &last)
                    }
                }
            }
        }
        if first < utterance.tokens.count { Self.close(&utterance, &first, raw.after) }
        return utterance
    }

    private static func close(_ utterance: inout Utterance.Parts, _ first: inout Int, _ end: Break) {
        utterance.sentences.append(
            Utterance.Sentence(words: first..<utterance.tokens.count, isQuestion: end == .question))
        first = utterance.tokens.count
    }

    /// A word that is no plain one of the vocabulary.
    ///
    /// - Parameters:
    ///   - found: its number in the table of words, or -1.
    ///   - last: see `append`.
    private func add(
        _ word: RawWords.Word, _ found: Int32, _ at: Int, _ raw: RawWords, to utterance: inout Utterance.Parts,
        _ earlier: Utterance?, _ corrections: inout Int, _ last: inout UInt64
    ) {
        let range = Int(word.form.lowerBound)..<Int(word.form.upperBound)
        let (isClitic, short) = utterance.forms.withUnsafeBufferPointer { forms in
            let form = UnsafeBufferPointer(rebasing: forms[range])
            return (
                classes(form, word.hash).contains(.clitic), lexicon.shorthand.expansion(form, hash: word.hash)
            )
        }
        func put(_ forms: [[UInt8]], _ origin: Utterance.Origin) {
            self.put(forms, origin, word, &utterance, &last)
        }
        if isClitic, let whole = raw.expansion(at, in: utterance.forms) { return put(whole, .shorthand) }
        if let short { return put(short, .shorthand) }
        let known = lexicon.led(found)
        if known >= 0 {
            return known == found
                ? append(found, word, &utterance, &last) : put([Array(lexicon.table[known])], .corrected)
        }
        if word.squeezed {
            let single = Self.single(utterance.forms[range])
            let short = lexicon.shorthand.expansion(single, 0..<single.count)
            if short != nil || lexicon.isKnown(single) { return put(short ?? [single], .squeezed) }
        }
        let variant = lexicon.variant(utterance.forms[range])
        if variant >= 0 { return put([Array(lexicon.table[variant])], .variant) }
        if range.count >= Speller.shortest, corrections < Self.correctionLimit,
            !lexicon.isOrdinary(utterance.forms, range)
        {
            corrections += 1
            let meant = earlier?.meant(by: utterance.forms[range]) ?? lexicon.correct(utterance.forms[range])
            utterance.mended.append((word.form, meant))
            if meant >= 0 { return put([Array(lexicon.table[meant])], .corrected) }
            if let place = split(utterance.forms, range) {
                let halves = [range.lowerBound..<place, place..<range.upperBound]
                return put(halves.map { Array(utterance.forms[$0]) }, .split)
            }
        }
        append(word.form, word.hash, -1, .typed, word, word.before, &utterance, &last)
    }

    /// A form of the vocabulary as it was typed.
    @inline(__always)
    private func append(_ id: Int32, _ word: RawWords.Word, _ utterance: inout Utterance.Parts, _ last: inout UInt64) {
        append(
            word.form, word.hash, id, word.squeezed ? .squeezed : .typed, word, word.before, &utterance, &last)
    }

    /// Adds the words that a typed one stands for.
    private func put(
        _ forms: [[UInt8]], _ origin: Utterance.Origin, _ word: RawWords.Word, _ utterance: inout Utterance.Parts,
        _ last: inout UInt64
    ) {
        for (number, form) in forms.enumerated() {
            let start = Int32(utterance.forms.count)
            utterance.forms += form
            let hash = Hash.raw(form)
            let id = form.withUnsafeBufferPointer { lexicon.table.find($0, hash: hash) }
            append(
                start..<Int32(utterance.forms.count), hash, id, origin, word, number == 0 ? word.before : .none,
                &utterance, &last)
        }
    }

    /// - Parameters:
    ///   - id: the form's number in the table of words, or -1.
    ///   - last: the `Hash.raw` of the word before it, and then its own.
    private func append(
        _ form: Range<Int32>, _ hash: UInt64, _ id: Int32, _ origin: Utterance.Origin, _ word: RawWords.Word,
        _ before: Break, _ utterance: inout Utterance.Parts, _ last: inout UInt64
    ) {
        var token = Utterance.Token(
            word: -1, stem: -1, hash: 0, form: form, formHash: Hash.finish(hash), range: word.range, origin: origin,
            before: before, joined: -1, classes: [])
        if id >= 0, id < lexicon.formCount {
            let own = known[id]
            (token.word, token.stem, token.hash) = (id, own.stem, own.stemHash)
            if own.kind >= 0 { token.classes = classes.classes[Int(own.kind)] }
        }
        if token.word < 0 || known[id].kind == KnownWord.odd {
            token.classes = utterance.forms.withUnsafeBufferPointer { forms in
                classes(UnsafeBufferPointer(rebasing: forms[Int(form.lowerBound)..<Int(form.upperBound)]), hash)
            }
        }
        if token.word < 0 || origin != .typed && origin != .shorthand { utterance.isPlain = false }
        if token.word < 0 {
            let stem = lexicon.stem(Array(utterance.forms[Int(form.lowerBound)..<Int(form.upperBound)]))
            let found = lexicon.table.find(stem)
            token.stem = found < 0 ? -1 : known[found].stem
            token.hash = found < 0 ? Hash.of(stem) : known[found].stemHash
        }
        if before == .none, id < 0 || known[id].halves.contains(.ends) { join(form, last, &utterance) }
        last = hash
        utterance.tokens.append(token)
    }

    private func classes(_ form: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> WordClass {
        let kind = classes.words.find(form, hash: hash)
        return kind < 0 ? [] : classes.classes[Int(kind)]
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

    /// Marks the last word where the vocabulary knows it as one with the next.
    ///
    /// - Parameters:
    ///   - next: the form of the next.
    ///   - hash: the `Hash.raw` of the last.
    private func join(_ next: Range<Int32>, _ hash: UInt64, _ utterance: inout Utterance.Parts) {
        guard let before = utterance.tokens.last, before.word < 0 || known[before.word].halves.contains(.begins),
            min(before.form.count, next.count) >= KnownWord.Halves.shortest
        else { return }
        let last = before.form
        let found = utterance.forms.withUnsafeBufferPointer { forms in
            let second = UnsafeBufferPointer(rebasing: forms[Int(next.lowerBound)..<Int(next.upperBound)])
            var hash = hash
            for byte in second { hash = Hash.add(byte, to: hash) }
            return lexicon.table.find(
                UnsafeBufferPointer(rebasing: forms[Int(last.lowerBound)..<Int(last.upperBound)]), second, hash: hash)
        }
        if found >= 0 { utterance.tokens[utterance.tokens.count - 1].joined = lexicon.led(found) }
    }
}
