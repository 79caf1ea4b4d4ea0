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

    @Test("--color goes before NO_COLOR, and --plain before both")
    func choices() throws {
        func look(_ colours: Appearance.Colours, isPlain: Bool = false, isTerminal: Bool = true) -> Appearance {
            Appearance(isTerminal: isTerminal, isPlain: isPlain, colours: colours) {
                ["TERM": "xterm", "NO_COLOR": "1"][$0]
            }
        }
        #expect(look(.always).hasColours)
        #expect(look(.always, isTerminal: false).hasColours)
        #expect(!look(.always, isTerminal: false).hasControls)
        #expect(!look(.auto).hasColours)
        #expect(!look(.never).hasColours)
        #expect(look(.always, isPlain: true) == .plain)
    }

    @Test(
        "addresses are links only where the terminal says that it follows them",
        arguments: [
            (["TERM": "xterm-kitty"], true), (["TERM": "xterm", "VTE_VERSION": "7200"], true),
            (["TERM": "xterm", "VTE_VERSION": "4000"], false), (["TERM": "xterm", "TERM_PROGRAM": "WezTerm"], true),
            (["TERM": "xterm"], false), (["TERM": "dumb", "FORCE_HYPERLINK": "1"], false),
            (["TERM": "xterm", "FORCE_HYPERLINK": "1"], true),
            (["TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"], false),
        ] as [([String: String], Bool)])
    func links(environment: [String: String], isLink: Bool) {
        let look = Appearance(isTerminal: true, isPlain: false) { environment[$0] }
        let link = "see \u{1B}]8;;https://a.uk/b\u{1B}\\https://a.uk/b\u{1B}]8;;\u{1B}\\. now"
        #expect(look.linked("see https://a.uk/b. now") == (isLink ? link : "see https://a.uk/b. now"))
    }
}
