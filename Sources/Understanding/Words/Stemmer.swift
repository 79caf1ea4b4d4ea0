/// Takes the regular endings of English off a word: plurals, possessives, `-ing`, `-ed`.
///
/// Where the spelling leaves the base open (`hop` or `hope` for "hoping"), a word that is known wins, then the rule of
/// English spelling. Comparatives and `-ly` stay: "number" must not become "numb".
struct Stemmer {
    /// Whether a form is a word in its own right.
    let isKnown: ([UInt8]) -> Bool

    /// The base form.
    func stem(_ word: [UInt8]) -> [UInt8] {
        for (form, base) in Self.irregular where form == word { return base }
        guard word.count > 2, word[0] >= 0x61, word[0] <= 0x7A, !Self.kept.contains(where: { $0 == word }) else {
            return word
        }
        if ends(word, "ing") { return ing(word) }
        if ends(word, "ed") { return past(word) }
        if ends(word, "s") { return plural(word) }
        return word
    }

    private func ing(_ word: [UInt8]) -> [UInt8] {
        let base = Array(word.dropLast(3))
        guard base.count >= 2, hasVowel(base) else { return word }
        if ends(base, "y"), base.count <= 3, isKnown(Array(base.dropLast()) + Array("ie".utf8)) {
            return Array(base.dropLast()) + Array("ie".utf8)
        }
        return pick(base, of: word)
    }

    private func past(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 4, !ends(word, "eed") else { return word }
        if ends(word, "ied") { return pick(["y", "ie"], after: word.dropLast(3), else: word) }
        let base = Array(word.dropLast(2))
        guard hasVowel(base) else { return word }
        return pick(base, of: word)
    }

    /// The base of a word whose `-ing` or `-ed` is off.
    private func pick(_ base: [UInt8], of word: [UInt8]) -> [UInt8] {
        let last = base[base.count - 1]
        var candidates: [[UInt8]] = []
        let isDouble = base.count > 2 && base[base.count - 2] == last && !isVowel(base, base.count - 1)
        if isDouble {
            let single = Array(base.dropLast())
            candidates = "lsz".utf8.contains(last) ? [base, single] : [single, base]
        } else if isShort(base) {
            candidates = [base + [UInt8(ascii: "e")], base]
        } else {
            candidates = [base, base + [UInt8(ascii: "e")]]
        }
        for candidate in candidates where candidate.count > 1 && isKnown(candidate) { return candidate }
        // A word like "hundred" or "morning" that no known word is under stays whole.
        if isKnown(word) && base.count < 4 { return word }
        if isDouble || !isShort(base) || base.count > 3 { return candidates[isShort(base) && !isDouble ? 1 : 0] }
        return candidates[0]
    }

    private func plural(_ word: [UInt8]) -> [UInt8] {
        if ends(word, "ss") || ends(word, "us") || ends(word, "is") { return word }
        let bare = Array(word.dropLast())
        if word.count == 3 { return isVowel(bare, 1) ? word : bare }
        if ends(word, "ies") { return pick(["y", "ie"], after: word.dropLast(3), else: word) }
        if isKnown(bare) { return bare }
        if ends(word, "es") {
            let shorter = Array(word.dropLast(2))
            let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { ends(shorter, $0) }
            if hisses && (isKnown(shorter) || !isKnown(word)) { return shorter }
            if isKnown(word) { return word }
        }
        if isKnown(word), bare.count < 4 { return word }
        return bare
    }

    private func pick(_ endings: [StaticString], after stem: ArraySlice<UInt8>, else word: [UInt8]) -> [UInt8] {
        guard stem.count > 0 else { return word }
        for ending in endings {
            let candidate = ending.withUTF8Buffer { Array(stem) + Array($0) }
            if isKnown(candidate) { return candidate }
        }
        return stem.count == 1 ? Array(stem) + Array("ie".utf8) : Array(stem) + Array("y".utf8)
    }

    private func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { word.count >= $0.count && word.suffix($0.count).elementsEqual($0) }
    }

    private func isVowel(_ word: [UInt8], _ at: Int) -> Bool {
        switch word[at] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        case UInt8(ascii: "y"): at > 0
        default: false
        }
    }

    private func hasVowel(_ word: [UInt8]) -> Bool { word.indices.contains { isVowel(word, $0) } }

    /// Ends in consonant, single vowel, consonant (not w, x, y): such a base would have doubled its last letter.
    private func isShort(_ base: [UInt8]) -> Bool {
        let n = base.count
        guard n >= 2, !isVowel(base, n - 1), isVowel(base, n - 2), !"wxy".utf8.contains(base[n - 1]) else {
            return false
        }
        return n == 2 || !isVowel(base, n - 3)
            || (base[n - 3] == UInt8(ascii: "u") && n > 3 && base[n - 4] == UInt8(ascii: "q"))
    }

    /// Third persons that are regular but for their spelling.
    private static let irregular = [("does", "do"), ("goes", "go"), ("has", "have")].map {
        (Array($0.0.utf8), Array($0.1.utf8))
    }

    /// Words whose ending only looks like one.
    private static let kept = [
        "this", "his", "was", "always", "yes", "perhaps", "plus", "less", "unless", "us", "is",
        "as", "gas", "during", "thing", "king", "ring", "wing", "bring", "spring", "string", "evening", "morning",
        "something", "nothing", "anything", "everything", "being", "red", "bed", "hundred", "sacred", "indeed",
        "news", "series", "species", "diabetes", "herpes", "rabies", "measles", "mumps", "rickets", "sometimes",
        "afterwards", "besides", "towards", "whereas", "mds", "wed", "need", "feed", "seed",
    ].map { Array($0.utf8) }
}
