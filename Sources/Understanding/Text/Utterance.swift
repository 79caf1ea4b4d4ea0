/// What a person typed, read: its words, sentences and concepts. A value of the playbook that read it.
public struct Utterance: Sendable {
    /// How a word came to be read as it is.
    public enum Origin: UInt8, Sendable {
        case typed
        /// A short form written out: "u", "can't".
        case shorthand
        /// Letters drawn out: "pleeease".
        case squeezed
        /// Another spelling of the same word: "estrogen".
        case variant
        /// A misspelling.
        case corrected
        /// Two words run together.
        case split
    }

    /// One word.
    public struct Token: Sendable {
        /// The form's id in the vocabulary; -1 where the playbook does not use the word.
        var word: Int32
        /// The stem's id; -1 where no form of the word is in the vocabulary.
        var stem: Int32
        /// The hash of the stem's bytes.
        var hash: UInt64
        /// The form as it was read, in `forms`, and the hash of its bytes.
        var form: Range<Int32>
        var formHash: UInt64
        /// UTF-8 offsets in the text that was typed.
        public var range: Range<Int32>
        public var origin: Origin
        /// What stands before it.
        public var before: Break
        /// The form's id of this and the next word written as one ("breast feeding"); -1 where there is no such word.
        var joined: Int32
        /// What it does in a sentence.
        var classes: WordClass
    }

    /// A run of words up to a full stop, question mark, exclamation mark, semicolon or line end.
    public struct Sentence: Sendable {
        public var words: Range<Int>
        public var isQuestion: Bool
    }

    /// A concept and the words it was found in.
    struct Hit: Sendable {
        var concept: Int32
        var words: Range<Int32>
    }

    /// What an utterance consists of, while it is put together.
    struct Parts: ~Copyable, Sendable {
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        /// By first word, then by end, then by concept; each at most once.
        var hits: [Hit] = []
        var forms: [UInt8] = []
        /// The text as it was typed, which `Token.range` points into.
        var typed = ""
        /// The words whose spelling was looked into, in `forms`, and the forms that they were read as; -1 for none.
        var mended: [(typed: Range<Int32>, meant: Int32)] = []
        /// Every word is one of the vocabulary, as it was typed or written out.
        var isPlain = true
    }

    /// One thing to hold, not six: utterances are handed about much.
    private final class Whole: Sendable {
        let parts: Parts

        init(_ parts: consuming Parts) { self.parts = parts }
    }

    private let whole: Whole

    init(_ parts: consuming Parts) { whole = Whole(parts) }

    public var tokens: [Token] { whole.parts.tokens }
    public var sentences: [Sentence] { whole.parts.sentences }
    var hits: [Hit] { whole.parts.hits }
    var forms: [UInt8] { whole.parts.forms }
    var typed: String { whole.parts.typed }
    var isPlain: Bool { whole.parts.isPlain }

    /// True where there is no word to read.
    public var isEmpty: Bool { tokens.isEmpty }

    /// True where there are words, all of them in letters of another script. Numbers aside.
    public var isForeign: Bool {
        var isFound = false
        for token in tokens.indices where !isNumber(token) {
            guard bytes(token).first == Folding.foreign else { return false }
            isFound = true
        }
        return isFound
    }

    /// A word as it was read: lower case, spelt right.
    public func text(_ token: Int) -> String { String(decoding: bytes(token), as: UTF8.self) }

    /// Whether a word is one of some, which stand with a blank between them.
    func says(_ words: StaticString, at token: Int) -> Bool {
        let form = whole.parts.tokens[token].form
        return whole.parts.forms.withUnsafeBufferPointer { forms in
            words.withUTF8Buffer { words in
                let form = UnsafeBufferPointer(rebasing: forms[Int(form.lowerBound)..<Int(form.upperBound)])
                var first = 0
                while first + form.count <= words.count {
                    var at = 0
                    while at < form.count, words[first + at] == form[at] { at += 1 }
                    let end = first + at
                    if at == form.count, end == words.count || words[end] == UInt8(ascii: " ") {
                        return at > 0
                    }
                    first = end
                    while first < words.count, words[first] != UInt8(ascii: " ") { first += 1 }
                    first += 1
                }
                return false
            }
        }
    }

    /// The hash of a word's form.
    @inline(__always)
    func hash(ofForm token: Int) -> UInt64 { whole.parts.tokens[token].formHash }

    /// What a word was read as whose spelling was looked into; `nil` where it was not.
    func meant(by word: ArraySlice<UInt8>) -> Int32? {
        whole.parts.mended.first { forms[Int($0.typed.lowerBound)..<Int($0.typed.upperBound)].elementsEqual(word) }?
            .meant
    }

    /// The text as it was typed from one byte to another.
    func typed(_ range: Range<Int>) -> Substring.UTF8View {
        typed.utf8.dropFirst(range.lowerBound).prefix(range.count)
    }

    func bytes(_ token: Int) -> ArraySlice<UInt8> {
        forms[Int(tokens[token].form.lowerBound)..<Int(tokens[token].form.upperBound)]
    }

    /// The ids of a word's stem and form, and of the form that it is together with the next one; -1 for none.
    func ids(_ token: Int) -> (stem: Int32, word: Int32, joined: Int32) {
        (tokens[token].stem, tokens[token].word, tokens[token].joined)
    }

    /// True where a word is a number, such as `-2.9`.
    func isNumber(_ token: Int) -> Bool {
        let form = tokens[token].form
        let figures = UInt8(ascii: "-")...UInt8(ascii: "9")
        return !form.isEmpty && figures.contains(forms[Int(form.lowerBound)])
            && figures.contains(forms[Int(form.upperBound) - 1])
    }

    /// There is a number in it.
    public var hasNumber: Bool { tokens.indices.contains(where: isNumber) }

    /// The part of the utterance from `words.lowerBound` to `words.upperBound`.
    func slice(_ words: Range<Int>) -> Utterance {
        var part = Parts()
        part.forms = forms
        part.typed = typed
        part.mended = whole.parts.mended
        part.isPlain = isPlain
        part.tokens = Array(tokens[words])
        if !part.tokens.isEmpty { part.tokens[part.tokens.count - 1].joined = -1 }
        for sentence in sentences {
            let inside = sentence.words.clamped(to: words)
            guard !inside.isEmpty else { continue }
            part.sentences.append(
                Sentence(
                    words: inside.lowerBound - words.lowerBound..<inside.upperBound - words.lowerBound,
                    isQuestion: sentence.isQuestion && inside.upperBound == sentence.words.upperBound))
        }
        let offset = Int32(words.lowerBound)
        part.hits.reserveCapacity(hits.count)
        for hit in hits
        where Int(hit.words.lowerBound) >= words.lowerBound && Int(hit.words.upperBound) <= words.upperBound {
            part.hits.append(
                Hit(concept: hit.concept, words: hit.words.lowerBound - offset..<hit.words.upperBound - offset))
        }
        return Utterance(part)
    }
}
