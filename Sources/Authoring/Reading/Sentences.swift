import Playbook

/// A sentence of an answer, with what it cites.
struct Sentence: Equatable {
    /// Without marks.
    let text: String
    var citations: [Passage.Citation] = []
    /// The block of the passage it stands in, from 0; each item of a list is a block of its own here.
    var block: Int
    /// The whole block is strong words: a heading in all but name.
    var isHeading = false
    /// Some word of it has a digit: most have none, and many rules need one.
    let hasDigits: Bool
    /// In small letters.
    let lowered: String
    /// Its words in small letters, without the signs around them.
    let tokens: [Substring]
    /// The runs of letters and digits in it, in small letters.
    let parts: [Substring]

    init(text: String, citations: [Passage.Citation] = [], block: Int, isHeading: Bool = false) {
        self.text = text
        self.citations = citations
        self.block = block
        self.isHeading = isHeading
        hasDigits = text.utf8.contains(where: KebabCase.isDigit)
        lowered = text.lowercased()
        tokens = lowered.spacedWords.map(\.bare)
        parts = lowered.lettered
    }

    /// True where these words stand side by side in it.
    func holds(_ phrase: [String]) -> Bool { Self.holds(phrase, in: tokens) }

    static func holds<Word: StringProtocol>(_ phrase: [String], in words: [Word]) -> Bool {
        guard let first = phrase.first, words.count >= phrase.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            words[start] == first && zip(words[start...], phrase).allSatisfy { $0 == $1 }
        }
    }

    /// Words as a reader counts them: anything with a letter or a digit in it.
    var wordCount: Int { tokens.count { !$0.allSatisfy { $0 == "%" } } }

    var isQuestion: Bool { text.hasSuffix("?") }
}

/// Splits text for readers into sentences. A citation belongs to the sentence it stands in or behind.
enum Sentences {
    /// The sentences of a passage.
    static func of(_ passage: Passage) -> [Sentence] {
        var sentences: [Sentence] = []
        var number = 0
        for block in passage.blocks {
            let parts: [[Passage.Span]]
            switch block {
            case .paragraph(let spans): parts = [spans]
            case .list(let items): parts = items
            }
            for spans in parts {
                sentences += of(spans, block: number)
                number += 1
            }
        }
        return sentences
    }

    /// The sentences of plain text; every line is a block.
    static func of(_ text: String) -> [Sentence] {
        text.split(separator: "\n").enumerated().flatMap { of([.text(String($0.element))], block: $0.offset) }
    }

    private static func of(_ spans: [Passage.Span], block: Int) -> [Sentence] {
        var sentences: [Sentence] = []
        var open = ""
        func close() {
            let text = String(open[...].trimmingBlanks())
            open = ""
            if text.contains(where: { $0.isWordPart }) {
                sentences.append(Sentence(text: text, block: block))
            }
        }
        for span in spans {
            switch span {
            case .text(let words), .strong(let words):
                var rest = words[...]
                while let end = endOfSentence(rest) {
                    open += rest[..<end]
                    rest = rest[end...]
                    close()
                }
                open += rest
            case .citation(let citation):
                // "… healed [^a]{F}." and "… healed. [^a]{F}" both cite for what stands before.
                close()
                if let last = sentences.indices.last { sentences[last].citations.append(citation) }
            }
        }
        close()
        let isStrong = spans.allSatisfy { span in
            if case .strong = span { return true }
            return false
        }
        if isStrong, sentences.count == 1 { sentences[0].isHeading = true }
        return sentences
    }

    /// Short forms whose full stop ends no sentence.
    private static let shortForms: Set<String> = ["e.g", "i.e", "dr", "mr", "mrs", "ms", "no", "vs", "approx"]

    /// Where the first sentence ends: behind `.`, `!` or `?` (and quotes) with a blank or nothing behind.
    private static func endOfSentence(_ text: Substring) -> String.Index? {
        var rest = text.utf8
        while let index = rest.firstIndex(where: { $0 == stop || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }) {
            var next = rest.index(after: index)
            while next < text.endIndex, ".!?\"')\u{201d}\u{2019}".contains(text[next]) {
                next = text.index(after: next)
            }
            let isLast = next == text.endIndex || text[next].isBlank
            if isLast, rest[index] != stop || !isShortForm(text[..<index]) { return next }
            rest = text.utf8[next...]
        }
        return nil
    }

    private static let stop = UInt8(ascii: ".")

    /// True where the text ends with a short form.
    private static func isShortForm(_ text: Substring) -> Bool {
        let word = text.lastIndex(where: \.isBlank).map { text[$0...].dropFirst() } ?? text
        return shortForms.contains(word.drop { !$0.isLetter }.lowercased())
    }
}
