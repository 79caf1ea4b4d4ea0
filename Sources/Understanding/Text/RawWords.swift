/// What stands between a word and the one before it.
public enum Break: UInt8, Sendable, Comparable {
    case none
    /// A comma, a colon, a bracket, dots that trail off.
    case pause
    /// The end of a sentence, or of a line.
    case stop
    /// The end of a question.
    case question

    public static func < (a: Break, b: Break) -> Bool { a.rawValue < b.rawValue }
}

/// A text cut into words, before anything is known about them: lower-case ASCII forms with their places.
struct RawWords {
    /// Words beyond this many are not read: enough for 16 KiB of ordinary English, and a bound for anything else.
    static let limit = 4_096
    /// Bytes of a word that are kept; no English word is as long.
    static let longestWord = 40

    /// One word.
    struct Word {
        /// Its form, in `forms`.
        var form: Range<Int32>
        /// Its bytes in the original text.
        var range: Range<Int32>
        /// The `Hash.raw` of its form.
        var hash: UInt64
        /// What stands before it.
        var before: Break
        /// A letter stood three times or more in a row; two are left.
        var squeezed: Bool
        /// An apostrophe stood inside it.
        var hasApostrophe = false
    }

    /// The text in lower case, in which most words stand as they are.
    private let text: [UInt8]
    /// What others are made of: it comes behind the text.
    private var made: [UInt8] = []
    private(set) var words: [Word] = []
    /// What stands after the last word.
    private(set) var after = Break.none

    /// What words are made of.
    var forms: [UInt8] { made.isEmpty ? text : text + made }

    /// See `Folding.origins`.
    private let origins: [Int32]
    private let table = ByteClass.table
    private var pending = Break.none

    init(_ text: String) {
        let folding = Folding(text)
        (self.text, origins) = (folding.bytes, folding.origins)
        words.reserveCapacity(folding.bytes.count / 4 + 4)
        cut()
        after = pending
    }

    /// What a word stands for that may be a short form without its apostrophe; `nil` where it is none.
    ///
    /// - Parameter forms: those of these words.
    func expansion(_ at: Int, in forms: [UInt8]) -> [[UInt8]]? {
        func form(_ at: Int) -> ArraySlice<UInt8> {
            forms[Int(words[at].form.lowerBound)..<Int(words[at].form.upperBound)]
        }
        let word = words[at]
        let before = at > 0 && word.before == .none ? form(at - 1) : nil
        let next = at + 1 < words.count && words[at + 1].before == .none ? form(at + 1) : nil
        return Clitic.expansion(form(at), hasApostrophe: word.hasApostrophe, before: before, next: next)
    }

    private mutating func cut() {
        let (text, table) = (text, table)
        text.withUnsafeBufferPointer { text in
            table.withUnsafeBufferPointer { table in
                ByteClass.isPlain.withUnsafeBufferPointer { isPlain in
                    var at = 0
                    while at < text.count, words.count < Self.limit { at = cut(from: at, text, table, isPlain) }
                }
            }
        }
    }

    /// Takes what stands at a place, and returns where it ends.
    @inline(__always)
    private mutating func cut(
        from at: Int, _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<ByteClass>,
        _ isPlain: UnsafeBufferPointer<Bool>
    ) -> Int {
        let kind = table[Int(text[at])]
        switch kind {
        case .gap, .dropped: return at + 1
        case .letter, .digit:
            let plain = Self.plainWord(from: at, text, table, isPlain)
            if plain.end < 0 { return kind == .letter ? word(from: at) : number(from: at, sign: false) }
            add(Int32(at)..<Int32(plain.end), at..<plain.end, hash: plain.hash, squeezed: false)
            return plain.end
        case .hyphen: return hyphen(at)
        case .dot: return dot(at)
        case .sign: return sign(at)
        case .pause: return mark(.pause, at)
        case .stop: return mark(.stop, at)
        case .question: return mark(.question, at)
        }
    }

    private func kind(_ at: Int) -> ByteClass {
        at >= 0 && at < text.count ? table[Int(text[at])] : .gap
    }

    private mutating func mark(_ found: Break, _ at: Int) -> Int {
        pending = max(pending, found)
        return at + 1
    }

    /// A run of letters and digits that begins with a letter. `g.p.` and `A&E` are one word.
    private mutating func word(from start: Int) -> Int {
        let first = made.count
        var squeezed = false
        var dotted = false
        var hasApostrophe = false
        var at = start
        var run = 0
        scan: while at < text.count {
            switch kind(at) {
            case .letter, .digit:
                let byte = text[at]
                let isSame = made.count > first && made[made.count - 1] == byte && byte >= 0x41
                run = isSame ? run + 1 : 1
                if byte == Folding.foreign, made.count > first {
                    at += 1
                    continue scan
                }
                if run > 2 {
                    squeezed = true
                } else if made.count - first < Self.longestWord {
                    made.append(byte)
                }
                at += 1
            case .dropped:
                hasApostrophe = hasApostrophe || text[at] == UInt8(ascii: "'") && kind(at + 1) == .letter
                at += 1
            case .dot where isInitial(at, wordStart: dotted ? at - 1 : start), .sign where isLetterPair(at, start):
                dotted = true
                at += 1
            default: break scan
            }
        }
        // The dot after an abbreviation ends no sentence.
        if dotted, at < text.count, text[at] == UInt8(ascii: ".") { at += 1 }
        add(first, start..<at, squeezed: squeezed)
        words[words.count - 1].hasApostrophe = hasApostrophe
        return at
    }

    /// Where a word or number ends that is a run of letters and digits and nothing else, as most are, and its `Hash.raw`; -1
    /// where more has to be looked at.
    @inline(never)
    private static func plainWord(
        from start: Int, _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<ByteClass>,
        _ isPlain: UnsafeBufferPointer<Bool>
    ) -> (end: Int, hash: UInt64) {
        var (at, hash) = (start, Hash.start)
        func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
        if isDigit(text[start]) {
            while at < text.count, isDigit(text[at]) {
                hash = Hash.add(text[at], to: hash)
                at += 1
            }
            if at < text.count, text[at] == UInt8(ascii: ",") || text[at] == UInt8(ascii: ".") { return (-1, 0) }
        } else {
            var (last, before): (UInt8, UInt8) = (0, 0)
            while at < text.count {
                let byte = text[at]
                if !isPlain[Int(byte)] { break }
                if byte == last, last == before { return (-1, 0) }
                (before, last) = (last, byte)
                hash = Hash.add(byte, to: hash)
                at &+= 1
            }
            if at - start < 2, at < text.count {
                let kind = table[Int(text[at])]
                if kind == .dot || kind == .sign { return (-1, 0) }
            }
        }
        // Apostrophes, and letters that are none of the alphabet's.
        if at < text.count, table[Int(text[at])] == .letter || table[Int(text[at])] == .dropped { return (-1, 0) }
        return at - start > longestWord ? (-1, 0) : (at, hash)
    }

    /// A dot between two single letters, as in `e.g.`.
    private func isInitial(_ at: Int, wordStart: Int) -> Bool {
        at - wordStart == 1 && kind(at + 1) == .letter && kind(at + 2) != .letter && kind(at + 2) != .digit
            && (kind(at + 2) != .dropped)
    }

    /// `&` between two single letters, as in `A&E`.
    private func isLetterPair(_ at: Int, _ start: Int) -> Bool {
        text[at] == UInt8(ascii: "&") && at - start == 1 && kind(at + 1) == .letter && kind(at + 2) != .letter
    }

    /// Digits with their dots and commas: `-2.9`, `1,000`. Letters after a number are a word of their own, but for the
    /// endings of `1st` and the like.
    private mutating func number(from start: Int, sign: Bool) -> Int {
        let first = made.count
        if sign { made.append(UInt8(ascii: "-")) }
        var at = sign ? start + 1 : start
        scan: while at < text.count {
            switch text[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if made.count - first < Self.longestWord { made.append(text[at]) }
            case UInt8(ascii: ".") where kind(at + 1) == .digit: made.append(text[at])
            case UInt8(ascii: ",") where (1...3).allSatisfy({ kind(at + $0) == .digit }) && kind(at + 4) != .digit:
                break
            default: break scan
            }
            at += 1
        }
        if kind(at) == .letter, kind(at + 1) == .letter, kind(at + 2) != .letter {
            let ending = (text[at], text[at + 1])
            let isOrdinal = [("s", "t"), ("n", "d"), ("r", "d"), ("t", "h")].contains {
                ending.0 == UInt8(ascii: $0) && ending.1 == UInt8(ascii: $1)
            }
            if isOrdinal {
                made += [ending.0, ending.1]
                at += 2
            }
        }
        add(first, start..<at, squeezed: false)
        return at
    }

    private mutating func hyphen(_ at: Int) -> Int {
        let before = kind(at - 1)
        guard before != .letter, before != .digit else { return at + 1 }
        if kind(at + 1) == .digit { return number(from: at, sign: true) }
        // A dash with blanks about it is a pause.
        if at > 0, kind(at + 1) == .gap || kind(at + 1) == .hyphen { pending = max(pending, .pause) }
        return at + 1
    }

    /// One dot ends a sentence; two or more trail off.
    private mutating func dot(_ at: Int) -> Int {
        var end = at + 1
        while kind(end) == .dot { end += 1 }
        return mark(end - at > 1 ? .pause : .stop, end - 1)
    }

    private mutating func sign(_ at: Int) -> Int {
        let first = made.count
        switch text[at] {
        case UInt8(ascii: "&"): made += "and".utf8
        // "Leaflet + number"; beside a letter or digit it is only a mark ("+44", "30+4").
        case UInt8(ascii: "+"):
            guard kind(at - 1) == .gap, kind(at + 1) == .gap else { return at + 1 }
            made += "and".utf8
        case UInt8(ascii: "%"): made += "percent".utf8
        // "#" is how clinicians write "fracture"; before a letter or digit it is only a mark.
        default:
            guard kind(at + 1) != .letter, kind(at + 1) != .digit else { return at + 1 }
            made += "fracture".utf8
        }
        add(first, at..<at + 1, squeezed: false)
        return at + 1
    }

    /// A word whose form comes last.
    private mutating func add(_ first: Int, _ range: Range<Int>, squeezed: Bool) {
        add(
            Int32(text.count + first)..<Int32(text.count + made.count), range, hash: Hash.raw(made[first...]),
            squeezed: squeezed)
    }

    @inline(__always)
    private mutating func add(_ form: Range<Int32>, _ range: Range<Int>, hash: UInt64, squeezed: Bool) {
        let origin = origins.isEmpty ? range : Folding.origin(range, origins)
        words.append(
            Word(
                form: form, range: Int32(origin.lowerBound)..<Int32(origin.upperBound), hash: hash,
                before: pending, squeezed: squeezed))
        pending = .none
    }
}
