/// Lays a text out in lines of at most a width.
enum Wrap {
    /// The width texts are laid out in where the terminal has more: longer lines are tiring to read.
    static let widest = 80
    /// A screen narrower than this is treated as this wide; below it, words would be torn apart.
    static let narrowest = 16

    /// The lines of one paragraph; a line end in the text is kept.
    /// - Parameters:
    ///   - width: columns, prefixes included.
    ///   - first: what the first line begins with, such as a list's mark.
    ///   - rest: what the other lines begin with, of the same width.
    static func lines(_ text: String, width: Int, first: String = "", rest: String = "") -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = lines.isEmpty ? first : rest
            var isEmpty = true
            func finish() {
                lines.append(line)
                line = rest
                isEmpty = true
            }
            for word in Words.of(Printable.text(String(paragraph))) {
                let room = width - DisplayWidth.of(line) - (isEmpty ? 0 : 1)
                if DisplayWidth.of(word) > room, !isEmpty { finish() }
                for (index, piece) in pieces(of: word, width: width - DisplayWidth.of(rest)).enumerated() {
                    if index > 0 { finish() }
                    line += (isEmpty ? "" : " ") + piece
                    isEmpty = false
                }
            }
            finish()
        }
        return lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// A word cut to the width, or whole where it fits or must not be cut.
    private static func pieces(of word: String, width: Int) -> [String] {
        guard DisplayWidth.of(word) > width, !Words.isAddress(word) else { return [word] }
        // A phone number, the one piece with blanks inside, is dialled as it stands.
        guard !word.contains(" ") else { return [word] }
        var pieces = [""]
        var used = 0
        for character in word {
            let columns = DisplayWidth.of(character)
            if used + columns > width {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += columns
        }
        return pieces
    }
}
