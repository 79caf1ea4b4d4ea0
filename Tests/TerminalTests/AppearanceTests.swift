import Testing

@testable import Terminal

@Suite("Escapes only where they are wanted")
struct AppearanceTests {
    private func printed(_ screen: Screen) throws -> String {
        var page = screen.output.page()
        page.paragraph("Call 999", .urgent)
        page.paragraph("Sources", .quiet)
        try screen.output.control("\u{1B}[2J")
        try screen.output.show(page)
        return screen.printed
    }

    @Test("a terminal gets colours, and the words stay the same without them")
    func colours() throws {
        let coloured = try printed(Screen())
        #expect(coloured.contains("\u{1B}[1;31mCall 999\u{1B}[0m\n"))
        #expect(coloured.contains("\u{1B}[2J"))
    }

    @Test(
        "no escape byte for --plain, a dumb terminal, none at all, or a pipe",
        arguments: [
            (true, true, ["TERM": "xterm"]), (true, false, ["TERM": "dumb"]), (true, false, [:]),
            (false, false, ["TERM": "xterm"]),
        ] as [(Bool, Bool, [String: String])])
    func plain(isTerminal: Bool, isPlain: Bool, environment: [String: String]) throws {
        let text = try printed(Screen(isTerminal: isTerminal, isPlain: isPlain, environment: environment))
        #expect(text == "Call 999\nSources\n")
    }

    @Test("NO_COLOR takes the colours away, and only them")
    func noColour() throws {
        let text = try printed(Screen(environment: ["TERM": "xterm", "NO_COLOR": "1"]))
        #expect(text == "\u{1B}[2JCall 999\nSources\n")
        #expect(try printed(Screen(environment: ["TERM": "xterm", "NO_COLOR": ""])).contains("[1;31m"))
    }

    @Test("plain text can be turned on and off")
    func toggles() throws {
        let screen = Screen()
        screen.output.isPlain = true
        #expect(try printed(screen) == "Call 999\nSources\n")
        screen.clear()
        screen.output.isPlain = false
        #expect(try printed(screen).contains("\u{1B}"))
    }
}
