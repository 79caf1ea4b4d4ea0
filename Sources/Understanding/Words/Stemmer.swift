/// Takes the regular endings of English off a word: plurals, possessives, `-ing`, `-ed`.
///
/// Where the spelling leaves the base open (`hop` or `hope` for "hoping"), a word that is known wins, then the rule of
/// English spelling. Comparatives and `-ly` stay: "number" must not become "numb".
enum Stemmer {
    /// The base form of a word.
    ///
    /// - Parameter lexicon: tells which forms are words in their own right.
    static func stem(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
        for (form, base) in irregular where form == word { return base }
        guard word.count > 2, word[0] >= 0x61, word[0] <= 0x7A, !kept.contains(where: { $0 == word }) else {
            return word
        }
        if ends(word, "ing") { return ing(word, lexicon) }
        if ends(word, "ed") { return past(word, lexicon) }
        if ends(word, "s") { return plural(word, lexicon) }
        return word
    }

    private static func ing(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
        let base = Array(word.dropLast(3))
        guard base.count >= 2, hasVowel(base) else { return word }
        if ends(base, "y"), base.count <= 3, lexicon.isKnown(Array(base.dropLast()) + Array("ie".utf8)) {
            return Array(base.dropLast()) + Array("ie".utf8)
        }
        return pick(base, of: word, lexicon)
    }

    private static func past(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
        guard word.count > 4, !ends(word, "eed") else { return word }
        if ends(word, "ied") { return pick(["y", "ie"], after: word.dropLast(3), else: word, lexicon) }
        let base = Array(word.dropLast(2))
        guard hasVowel(base) else { return word }
        return pick(base, of: word, lexicon)
    }

    /// The base of a word whose `-ing` or `-ed` is off.
    private static func pick(_ base: [UInt8], of word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
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
        for candidate in candidates where candidate.count > 1 && lexicon.isKnown(candidate) { return candidate }
        // A word like "hundred" or "morning" that no known word is under stays whole.
        if lexicon.isKnown(word) && base.count < 4 { return word }
        if isDouble || !isShort(base) || base.count > 3 { return candidates[isShort(base) && !isDouble ? 1 : 0] }
        return candidates[0]
    }

    private static func plural(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
        if ends(word, "ss") || ends(word, "us") || ends(word, "is") { return word }
        let bare = Array(word.dropLast())
        if word.count == 3 { return isVowel(bare, 1) ? word : bare }
        if ends(word, "ies") { return pick(["y", "ie"], after: word.dropLast(3), else: word, lexicon) }
        if lexicon.isKnown(bare) { return bare }
        if ends(word, "es") {
            let shorter = Array(word.dropLast(2))
            let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { ends(shorter, $0) }
            if hisses && (lexicon.isKnown(shorter) || !lexicon.isKnown(word)) { return shorter }
            if lexicon.isKnown(word) { return word }
        }
        if lexicon.isKnown(word), bare.count < 4 { return word }
        return bare
    }

    private static func pick(
        _ endings: [StaticString], after stem: ArraySlice<UInt8>, else word: [UInt8], _ lexicon: Lexicon
    ) -> [UInt8] {
        guard stem.count > 0 else { return word }
        for ending in endings {
            let candidate = ending.withUTF8Buffer { Array(stem) + Array($0) }
            if lexicon.isKnown(candidate) { return candidate }
        }
        return stem.count == 1 ? Array(stem) + Array("ie".utf8) : Array(stem) + Array("y".utf8)
    }

    private static func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { word.count >= $0.count && word.suffix($0.count).elementsEqual($0) }
    }

    private static func isVowel(_ word: [UInt8], _ at: Int) -> Bool {
        switch word[at] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        case UInt8(ascii: "y"): at > 0
        default: false
        }
    }

    private static func hasVowel(_ word: [UInt8]) -> Bool { word.indices.contains { isVowel(word, $0) } }

    /// Ends in consonant, single vowel, consonant (not w, x, y): such a base would have doubled its last letter.
    private static func isShort(_ base: [UInt8]) -> Bool {
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
