extension Check {
    /// A Cyrillic а in "pаin" looks right and matches nothing anyone types.
    static let lookAlikes = Check { draft, _, findings in
        for nodes in [draft.texts.map(\.node), draft.typed] {
            for node in nodes { look(at: node, &findings) }
        }
    }

    private static func look(at node: Node, _ findings: inout Findings) {
        guard let text = node.text, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        for word in text.split(whereSeparator: { !$0.isLetter }) {
            guard let letter = stranger(in: word) else { continue }
            let digits = String(letter.value, radix: 16, uppercase: true)
            findings.add(
                .lookAlike, node.place(of: word),
                "\(word) holds U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits), which only looks like a Latin letter",
                mend: "type the word again")
        }
    }

    /// A letter that only looks Latin, in a word with Latin ones; a wide or ornamental letter anywhere.
    private static func stranger(in word: Substring) -> Unicode.Scalar? {
        let letters = word.unicodeScalars
        if let ornament = letters.first(where: { isOrnament($0.value) }) { return ornament }
        guard letters.contains(where: \.isASCII) else { return nil }
        // Units are written with a Greek mu.
        return letters.first { isOtherScript($0.value) && $0 != "\u{3bc}" }
    }

    /// Greek, Cyrillic, Armenian, Cherokee.
    private static func isOtherScript(_ value: UInt32) -> Bool {
        (0x370...0x58f).contains(value) || (0x13a0...0x13ff).contains(value)
    }

    /// Fullwidth letters, and the letters of mathematics.
    private static func isOrnament(_ value: UInt32) -> Bool {
        (0xff21...0xff5a).contains(value) || (0x1d400...0x1d7ff).contains(value)
    }
}
