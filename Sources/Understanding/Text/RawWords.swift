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
        /// What stands before it.
        var before: Break
        /// A letter stood three times or more in a row; two are left.
        var squeezed: Bool
        /// An apostrophe stood inside it.
        var hasApostrophe = false
    }

    private(set) var forms: [UInt8] = []
    private(set) var words: [Word] = []
    /// What stands after the last word.
    private(set) var after = Break.none

    private let folding: Folding
    private let table = ByteClass.table
    private var pending = Break.none

    init(_ text: String) {
        folding = Folding(text)
        // Most words stand in it as they are; what others are made of comes behind.
        forms = folding.bytes
        forms.withUnsafeMutableBufferPointer { forms in for at in forms.indices { forms[at] = Self.lower(forms[at]) } }
        words.reserveCapacity(folding.bytes.count / 4)
        cut()
        after = pending
    }

    /// What a short form stands for that spells another word without its apostrophe; `nil` where the word is none.
    func expansion(_ at: Int) -> [[UInt8]]? {
        func form(_ at: Int) -> ArraySlice<UInt8> {
            forms[Int(words[at].form.lowerBound)..<Int(words[at].form.upperBound)]
        }
        let word = words[at]
        guard Clitic.isPossible(form(at)) else { return nil }
        let before = at > 0 && word.before == .none ? form(at - 1) : nil
        let next = at + 1 < words.count && words[at + 1].before == .none ? form(at + 1) : nil
        return Clitic.expansion(form(at), hasApostrophe: word.hasApostrophe, before: before, next: next)
    }

    private mutating func cut() {
        let bytes = folding.bytes
        var at = 0
        while at < bytes.count, words.count < Self.limit {
            switch table[Int(bytes[at])] {
            case .letter: at = word(from: at)
            case .digit: at = number(from: at, sign: false)
            case .hyphen: at = hyphen(at)
            case .dot: at = dot(at)
            case .sign: at = sign(at)
            case .gap, .dropped: at += 1
            case .pause: at = mark(.pause, at)
            case .stop: at = mark(.stop, at)
            case .question: at = mark(.question, at)
            }
        }
    }

    private func kind(_ at: Int) -> ByteClass {
        at >= 0 && at < folding.bytes.count ? table[Int(folding.bytes[at])] : .gap
    }

    private mutating func mark(_ found: Break, _ at: Int) -> Int {
        pending = max(pending, found)
        return at + 1
    }

    /// A run of letters and digits that begins with a letter. `g.p.` and `A&E` are one word.
    private mutating func word(from start: Int) -> Int {
        let bytes = folding.bytes
        let first = Int32(forms.count)
        if let end = plainEnd(from: start) {
            add(Int32(start)..<Int32(end), start..<end, squeezed: false)
            return end
        }
        var squeezed = false
        var dotted = false
        var hasApostrophe = false
        var at = start
        var run = 0
        scan: while at < bytes.count {
            switch table[Int(bytes[at])] {
            case .letter, .digit:
                let byte = Self.lower(bytes[at])
                let isSame = Int32(forms.count) > first && forms[forms.count - 1] == byte && byte >= 0x41
                run = isSame ? run + 1 : 1
                if byte == Folding.foreign, Int32(forms.count) > first {
                    at += 1
                    continue scan
                }
                if run > 2 {
                    squeezed = true
                } else if forms.count - Int(first) < Self.longestWord {
                    forms.append(byte)
                }
                at += 1
            case .dropped:
                hasApostrophe = hasApostrophe || bytes[at] == UInt8(ascii: "'") && kind(at + 1) == .letter
                at += 1
            case .dot where isInitial(at, wordStart: dotted ? at - 1 : start), .sign where isLetterPair(at, start):
                dotted = true
                at += 1
            default: break scan
            }
        }
        // The dot after an abbreviation ends no sentence.
        if dotted, at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
        add(first, start..<at, squeezed: squeezed)
        words[words.count - 1].hasApostrophe = hasApostrophe
        return at
    }

    /// Where a word ends that is a run of letters and digits and nothing else: most are. `nil` where more has to be looked
    /// at.
    private func plainEnd(from start: Int) -> Int? {
        let end = folding.bytes.count
        return forms.withUnsafeBufferPointer { forms in
            table.withUnsafeBufferPointer { table in
                var at = start
                var (last, earlier): (UInt8, UInt8) = (0, 0)
                while at < end {
                    let byte = forms[at]
                    let kind = table[Int(byte)]
                    guard kind == .letter || kind == .digit else {
                        if kind == .dropped || at - start > Self.longestWord { return nil }
                        return at - start == 1 && (kind == .dot || kind == .sign) ? nil : at
                    }
                    if byte == last && last == earlier || byte == Folding.foreign { return nil }
                    (earlier, last) = (last, byte)
                    at += 1
                }
                return at - start > Self.longestWord ? nil : at
            }
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A dot between two single letters, as in `e.g.`.
    private func isInitial(_ at: Int, wordStart: Int) -> Bool {
        at - wordStart == 1 && kind(at + 1) == .letter && kind(at + 2) != .letter && kind(at + 2) != .digit
            && (kind(at + 2) != .dropped)
    }

    /// `&` between two single letters, as in `A&E`.
    private func isLetterPair(_ at: Int, _ start: Int) -> Bool {
        folding.bytes[at] == UInt8(ascii: "&") && at - start == 1 && kind(at + 1) == .letter && kind(at + 2) != .letter
    }

    /// Digits with their dots and commas: `-2.9`, `1,000`. Letters after a number are a word of their own, but for the
    /// endings of `1st` and the like.
    private mutating func number(from start: Int, sign: Bool) -> Int {
        let bytes = folding.bytes
        let first = Int32(forms.count)
        if sign { forms.append(UInt8(ascii: "-")) }
        var at = sign ? start + 1 : start
        scan: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if forms.count - Int(first) < Self.longestWord { forms.append(bytes[at]) }
            case UInt8(ascii: ".") where kind(at + 1) == .digit: forms.append(bytes[at])
            case UInt8(ascii: ",") where (1...3).allSatisfy({ kind(at + $0) == .digit }) && kind(at + 4) != .digit:
                break
            default: break scan
            }
            at += 1
        }
        if kind(at) == .letter, kind(at + 1) == .letter, kind(at + 2) != .letter {
            let ending = (bytes[at] | 0x20, bytes[at + 1] | 0x20)
            let isOrdinal = [("s", "t"), ("n", "d"), ("r", "d"), ("t", "h")].contains {
                ending.0 == UInt8(ascii: $0) && ending.1 == UInt8(ascii: $1)
            }
            if isOrdinal {
                forms += [ending.0, ending.1]
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
        let first = Int32(forms.count)
        switch folding.bytes[at] {
        case UInt8(ascii: "&"): forms += "and".utf8
        // "Leaflet + number"; beside a letter or digit it is only a mark ("+44", "30+4").
        case UInt8(ascii: "+"):
            guard kind(at - 1) == .gap, kind(at + 1) == .gap else { return at + 1 }
            forms += "and".utf8
        case UInt8(ascii: "%"): forms += "percent".utf8
        // "#" is how clinicians write "fracture"; before a letter or digit it is only a mark.
        default:
            guard kind(at + 1) != .letter, kind(at + 1) != .digit else { return at + 1 }
            forms += "fracture".utf8
        }
        add(first, at..<at + 1, squeezed: false)
        return at + 1
    }

    /// A word whose form comes last.
    private mutating func add(_ first: Int32, _ range: Range<Int>, squeezed: Bool) {
        add(first..<Int32(forms.count), range, squeezed: squeezed)
    }

    private mutating func add(_ form: Range<Int32>, _ range: Range<Int>, squeezed: Bool) {
        let origin = folding.origin(range)
        words.append(
            Word(
                form: form, range: Int32(origin.lowerBound)..<Int32(origin.upperBound),
                before: pending, squeezed: squeezed))
        pending = .none
    }
}
