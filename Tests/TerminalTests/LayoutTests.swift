import Testing

@testable import Terminal

@Suite("Text in lines")
struct LayoutTests {
    @Test(
        "a character takes the columns a terminal gives it",
        arguments: [
            ("hello", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("👶", 2), ("👩‍👧", 2), ("🇬🇧", 2),
            ("☎\u{FE0F}", 2),
            ("☎", 1), ("\u{200B}", 0), ("שלום", 4), ("…", 1), ("", 0),
        ])
    func width(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test(
        "a phone number is one piece, and so is a web address",
        arguments: [
            ("call 0808 800 0035 now", ["call", "0808 800 0035", "now"]),
            ("(0808 800 0035), then", ["(0808 800 0035),", "then"]),
            ("on 116 123.", ["on", "116 123."]),
            ("+44 20 7946 0000 abroad", ["+44 20 7946 0000", "abroad"]),
            ("0800 83 85 87", ["0800 83 85 87"]),
            ("call 999, 111 or 0808 801 0000.", ["call", "999,", "111", "or", "0808 801 0000."]),
            ("in 30 women 12 broke", ["in", "30", "women", "12", "broke"]),
            ("on 0808 808 8000. 30 women", ["on", "0808 808 8000.", "30", "women"]),
            ("see https://theros.org.uk/a?b=c now", ["see", "https://theros.org.uk/a?b=c", "now"]),
        ])
    func pieces(text: String, pieces: [String]) { #expect(Words.of(text) == pieces) }

    @Test("lines end between words, within the width, and nothing is lost", arguments: [16, 20, 33, 40, 80])
    func wraps(width: Int) {
        let text =
            "Some women with broken bones in the spine find it hard to lift their baby. Ask on 0808 800 0035 or see "
            + "https://theros.org.uk/information-and-support/ for more, é 日本語 and 👶 too."
        let lines = Wrap.lines(text, width: width)
        for line in lines where !line.contains("https://") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
        #expect(lines.joined(separator: " ") == text)
        #expect(lines.contains { $0.contains("0808 800 0035") })
        #expect(lines.contains { $0.contains("https://theros.org.uk/information-and-support/") })
    }

    @Test("a word longer than the line is cut, but an address is not")
    func longWords() {
        #expect(Wrap.lines("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(Wrap.lines("日本語", width: 5) == ["日本", "語"])
        #expect(Wrap.lines("x www.pao.org.uk", width: 5) == ["x", "www.pao.org.uk"])
    }

    @Test("an item's further lines hang beneath its first")
    func hangingIndent() {
        #expect(
            Wrap.lines("one two three", width: 9, first: "10. ", rest: "    ") == ["10. one", "    two", "    three"])
    }

    @Test("line ends in a text are kept, blank lines too")
    func lineEnds() { #expect(Wrap.lines("a\n\nb", width: 9) == ["a", "", "b"]) }

    @Test("control characters never reach the screen")
    func controls() {
        #expect(Wrap.lines("a\u{1B}[2Jb\u{7}\u{9B}c\td", width: 20) == ["a[2Jbc d"])
    }

    @Test("a page is no wider than 80 columns and no narrower than 16")
    func pageWidth() {
        #expect(Page(width: 300).width == 80)
        #expect(Page(width: 40).width == 40)
        #expect(Page(width: 3).width == 16)
    }

    @Test("gaps never double and never come first")
    func gaps() {
        var page = Page(width: 40)
        page.gap()
        page.paragraph("a")
        page.gap()
        page.gap()
        page.paragraph("b")
        #expect(page.lines.map(\.text) == ["a", "", "b"])
    }
}
