/// Cuts a text into the pieces that a line may end between: words, with a phone number or a web address in one piece.
enum Words {
    /// The pieces, in order, without the blanks between them.
    static func of(_ text: String) -> [String] {
        var pieces: [String] = []
        var isOpenNumber = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            let isNumber = isNumberPart(word)
            if isNumber, isOpenNumber {
                pieces[pieces.count - 1] += " " + word
            } else {
                pieces.append(String(word))
                isOpenNumber = isNumber && startsNumber(word)
            }
            // Punctuation ends a number, so that the next figure is not taken for a part of it.
            if !isNumber || word.last.map(closing.contains) == true { isOpenNumber = false }
        }
        return pieces
    }

    /// True for what must stay whole even on a line too short for it: it is copied or dialled as it stands.
    static func isAddress(_ word: some StringProtocol) -> Bool {
        word.contains("://") || word.contains("@") || word.hasPrefix("www.")
    }

    private static let closing: Set<Character> = [".", ",", ";", ":", "!", "?", ")", "]"]

    /// UK numbers begin with 0, and any number abroad with + (0808 800 0035, +44 20 …); 116 123 is the one that does not.
    private static func startsNumber(_ word: Substring) -> Bool {
        let bare = word.drop { $0 == "(" }
        return bare.hasPrefix("0") || bare.hasPrefix("+") || bare.hasPrefix("116")
    }

    private static func isNumberPart(_ word: Substring) -> Bool {
        var hasDigit = false
        var rest = word.drop { $0 == "(" || $0 == "+" }
        while let last = rest.last, closing.contains(last) { rest.removeLast() }
        for byte in rest.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "-"), UInt8(ascii: ")"): continue
            default: return false
            }
        }
        return hasDigit
    }
}
