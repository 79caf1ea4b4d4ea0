import Playbook

extension Understander {
    /// Every sign that stands in the words, held back or not. Where none fires, words that are spelt wrong are also read
    /// as each sign's word that lies one edit away: a slip of the fingers hides no sign.
    ///
    func signs(_ utterance: Utterance, _ occurrences: Occurrences, situation: Situation) -> [UrgentScreen.Match] {
        var matches = screen.matches(utterance, occurrences, situation: situation)
        guard !utterance.isPlain, !matches.contains(where: { $0.level != nil }) else { return matches }
        var readings = 0
        let tokens = utterance.tokens
        for (number, sentence) in utterance.sentences.enumerated() where sentence.words.count <= Self.longestReread {
            for at in sentence.words where isDoubtful(tokens[at], utterance) {
                let token = tokens[at]
                for word in nearWords.near(folded(utterance.typed(bytes(of: token)))[...]) {
                    guard readings < Self.rereadLimit else { return matches }
                    readings += 1
                    let other = reread(utterance, number, token, as: word)
                    let found = screen.matches(
                        other.utterance, self.occurrences(other.utterance), situation: situation, through: other.place)
                    for var match in found where match.level != nil {
                        match.sentence = number
                        match.isReread = true
                        matches.append(match)
                    }
                }
            }
        }
        return matches
    }

    /// Other readings looked at in one message.
    private static let rereadLimit = 24
    /// Words of a sentence that is read again.
    private static let longestReread = 80

    /// A word that was mended, or that nobody knows.
    func isDoubtful(_ token: Utterance.Token, _ utterance: Utterance) -> Bool {
        switch token.origin {
        case .corrected, .split, .squeezed, .variant: true
        case .shorthand: false
        case .typed:
            token.word < 0
                && !reader.lexicon.isKnown(
                    Array(utterance.forms[Int(token.form.lowerBound)..<Int(token.form.upperBound)]))
        }
    }

    private func bytes(of token: Utterance.Token) -> Range<Int> {
        Int(token.range.lowerBound)..<Int(token.range.upperBound)
    }

    /// Lower case, apostrophes left out.
    private func folded(_ typed: Substring.UTF8View) -> [UInt8] {
        let raw = RawWords(String(Substring(typed)))
        guard raw.words.count == 1, let word = raw.words.first else { return [] }
        return Array(raw.forms[Int(word.form.lowerBound)..<Int(word.form.upperBound)])
    }

    /// One sentence with another word in a token's place, and the bytes that word stands in.
    private func reread(
        _ utterance: Utterance, _ number: Int, _ token: Utterance.Token, as word: [UInt8]
    ) -> (utterance: Utterance, place: Range<Int32>) {
        let sentence = utterance.sentences[number]
        let place = bytes(of: token)
        let first = Int(utterance.tokens[sentence.words.lowerBound].range.lowerBound)
        let last = Int(utterance.tokens[sentence.words.upperBound - 1].range.upperBound)
        var text = Array(utterance.typed(first..<place.lowerBound)) + word + utterance.typed(place.upperBound..<last)
        if sentence.isQuestion { text.append(UInt8(ascii: "?")) }
        let start = Int32(place.lowerBound - first)
        return (reader.read(String(decoding: text, as: UTF8.self), after: utterance), start..<start + Int32(word.count))
    }
}
