/// What may be sent to a terminal: text without control characters.
enum Printable {
    /// The text with tabs and line ends as blanks and every other control character left out, so that no text of a
    /// playbook, a file name or an error can move the cursor or change the screen.
    static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" || scalar == "\n" { out.append(" ") } else if !isControl(scalar) { out.append(scalar) }
        }
        return String(out)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        // C0, delete and C1.
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
