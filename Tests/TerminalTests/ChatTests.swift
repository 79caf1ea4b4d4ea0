import Client
import Testing
import Wire

@testable import Terminal

@Suite("The chat")
struct ChatTests {
    private func reply(
        _ text: String, kind: ReplyMessage.Kind = .answer, state: String = "s", sources: [SourceBrief] = []
    ) -> Result<ReplyMessage, LinkFailure> {
        .success(ReplyMessage(kind: kind, text: text, sources: sources, state: state))
    }

    private func chat(
        _ inputs: [Input], _ replies: [Result<ReplyMessage, LinkFailure>], screen: Screen = Screen(isTerminal: false),
        with change: (ScriptedLink) -> Void = { _ in }
    ) throws -> (printed: String, link: [Say], lines: [String]) {
        let link = ScriptedLink()
        link.replies = replies
        change(link)
        let lines = ScriptedLines(inputs)
        try Chat(output: screen.output, link: link, lines: lines).run()
        return (screen.printed, link.sent, lines.remembered)
    }

    @Test("the first screen comes first, and each message goes with the state of the last reply")
    func states() throws {
        let told = try chat(
            [.line("  my back hurts "), .line(""), .line("2")],
            [reply("Welcome.", state: "a"), reply("One.", state: "b"), reply("Two.", state: "c")])
        #expect(told.printed == "Welcome.\n\nOne.\n\nTwo.\n\n")
        #expect(told.link.map(\.text) == ["", "my back hurts", "2"])
        #expect(told.link.map(\.state) == [nil, "a", "b"])
        #expect(told.lines == ["my back hurts", "2"])
    }

    @Test("a lost helper is told of with where to turn, and the one unanswered message is sent again")
    func lostHelper() throws {
        let told = try chat(
            [.line("will it heal"), .line("thanks")],
            [
                reply("Welcome.", state: "a"), .failure(.gone(.disconnected)), reply("It will.", state: "b"),
                reply("Bye."),
            ])
        #expect(told.link.map(\.text) == ["", "will it heal", "will it heal", "thanks"])
        #expect(told.link.map(\.state) == [nil, "a", "a", "b"])
        let notice = try #require(told.printed.range(of: "I have lost the connection")).lowerBound
        let number = try #require(told.printed.range(of: EmergencyLines.lines[0])).lowerBound
        let answer = try #require(told.printed.range(of: "It will.")).lowerBound
        #expect(notice < number && number < answer)
    }

    @Test("a helper that stays away is said so, and the chat goes on")
    func helperStaysAway() throws {
        let told = try chat(
            [.line("will it heal"), .line("hello")],
            [reply("Welcome.", state: "a"), .failure(.gone(.disconnected)), reply("Hello.")]
        ) { $0.reconnection = .gone(.disconnected) }
        #expect(told.printed.contains(Wrap.lines(ChatWords.helperLost, width: 80)[0]))
        #expect(told.link.map(\.state) == [nil, "a", "a"])
        #expect(told.printed.hasSuffix("Hello.\n\n"))
    }

    @Test("a slow helper is told of with where to turn, and its answer still comes")
    func slowHelper() throws {
        let told = try chat([.line("hi")], [reply("Welcome."), reply("Hello.")]) { $0.isSlow = true }
        #expect(told.printed.contains(ChatWords.helperSlow + "\n- In danger now"))
        #expect(told.printed.hasSuffix("Hello.\n\n"))
    }

    @Test("going back sends the state before")
    func back() throws {
        let told = try chat(
            [.line("/back"), .line("one"), .line("/back"), .line("two")],
            [reply("Welcome.", state: "a"), reply("One.", state: "b"), reply("Two.")])
        #expect(told.printed == "Welcome.\n\n\(ChatWords.nothingBefore)\n\nOne.\n\nWelcome.\n\nTwo.\n\n")
        #expect(told.link.map(\.state) == [nil, "a", "a"])
    }

    @Test("the sources are those of the last answer that has any")
    func sources() throws {
        let source = SourceBrief(id: "s", title: "PAO", url: "https://theros.org.uk")
        let told = try chat(
            [.line("/sources"), .line("one"), .line("thanks"), .line("/sources")],
            [reply("Welcome."), reply("One. [1]", sources: [source]), reply("You are welcome.", kind: .social)])
        #expect(told.printed.contains(ChatWords.noSourcesYet))
        #expect(told.printed.hasSuffix("[1] PAO. https://theros.org.uk\n\n"))
    }

    @Test("the emergency numbers need no helper")
    func emergency() throws {
        let told = try chat([.line("/999")], [reply("Welcome.")])
        #expect(told.printed.contains("call 999 (UK)"))
        #expect(told.link.count == 1)
    }

    @Test("commands that are no words of a worry need no slash; words of a worry are said to the helper")
    func plainWords() throws {
        let told = try chat([.line("999"), .line("Save")], [reply("Welcome.")])
        #expect(told.printed.contains("call 999 (UK)"))
        #expect(told.printed.contains(ChatWords.nothingToSave))
        #expect(told.link.count == 1)
        for word in ["help", "back", "why", "find", "staff", "new", "save me"] {
            #expect(try chat([.line(word)], [reply("Welcome."), reply("Yes.")]).link.map(\.text) == ["", word])
        }
    }

    @Test("a new conversation knows nothing of the one before")
    func new() throws {
        let told = try chat(
            [.line("one"), .line("/new"), .line("/back"), .line("two")],
            [reply("Welcome.", state: "a"), reply("One.", state: "b"), reply("Two.")])
        #expect(told.link.map(\.state) == [nil, "a", nil])
        #expect(told.printed.contains(ChatWords.nothingBefore))
    }

    @Test("quit and exit leave and clear the screen, and what scrolled off it", arguments: ["quit", "EXIT", "/quit"])
    func quit(word: String) throws {
        let told = try chat([.line(word), .line("more")], [reply("Welcome.")], screen: Screen())
        #expect(told.printed.hasSuffix("\u{1B}[H\u{1B}[2J\u{1B}[3J"))
        #expect(told.link.count == 1)
        let dumb = try chat([.line(word)], [reply("Welcome.")], screen: Screen(rows: 5, environment: ["TERM": "dumb"]))
        #expect(dumb.printed.hasSuffix("\n\n\n\n\n"))
        #expect(!dumb.printed.contains("\u{1B}"))
    }

    @Test("bye is said to the helper, and ends the chat unless something urgent is open")
    func bye() throws {
        let gone = try chat([.line("bye"), .line("more")], [reply("Welcome."), reply("Goodbye.", kind: .social)])
        #expect(gone.link.map(\.text) == ["", "bye"])
        let held = try chat(
            [.line("bye"), .line("ok")], [reply("Welcome."), reply("Call 999.", kind: .urgent), reply("Good.")])
        #expect(held.link.map(\.text) == ["", "bye", "ok"])
    }

    @Test("why explains the last message in the conversation as it stood, and why not as a topic")
    func why() throws {
        var link: ScriptedLink?
        let told = try chat(
            [.line("/why"), .line("my back"), .line("/why"), .line("/why healing")],
            [reply("Welcome.", state: "1"), reply("Rest.", state: "2")]
        ) { link = $0 }
        #expect(told.printed.contains(ChatWords.noMessageYet))
        #expect(told.printed.contains("so it was read"))
        let asked = try #require(link).explained
        #expect(asked.map(\.text) == ["my back", "my back"])
        #expect(asked.map(\.state) == ["1", "1"])
        #expect(asked.map(\.topic) == [nil, "healing"])
    }

    @Test("Ctrl-C on an empty line twice explains how to leave, and only then")
    func interrupts() throws {
        let empty = Input.interrupted(lineWasEmpty: true)
        let once = try chat([.interrupted(lineWasEmpty: false), empty], [reply("Welcome.")])
        #expect(!once.printed.contains(ChatWords.howToLeave))
        let twice = try chat([empty, empty], [reply("Welcome.")])
        #expect(twice.printed.contains(ChatWords.howToLeave))
        let between = try chat([empty, .line("/999"), empty], [reply("Welcome.")])
        #expect(!between.printed.contains(ChatWords.howToLeave))
    }

    @Test("a message that is too long is asked for again, shorter")
    func tooLong() throws {
        let told = try chat([.tooLong], [reply("Welcome.")])
        #expect(told.printed.contains("more than I can read at once"))
        #expect(told.link.count == 1)
    }

    @Test("what the helper refuses is said, and what is no command too")
    func refused() throws {
        let told = try chat([.line("/topics"), .line("/nonsense")], [reply("Welcome.")])
        #expect(told.printed.contains("The helper could not do that: not scripted."))
        #expect(told.printed.contains(ChatWords.noSuchCommand))
    }

    @Test("help fits on a screen of 24 lines")
    func help() throws {
        let told = try chat([.line("/help")], [reply("W.")], screen: Screen(environment: ["TERM": "dumb"]))
        let start = try #require(told.printed.range(of: ChatWords.howToAsk)).lowerBound
        // The prompt takes a line, and so does what was typed.
        #expect(told.printed[start...].split(separator: "\n", omittingEmptySubsequences: false).count <= 22)
        for command in ChatCommand.allCases { #expect(told.printed.contains(command.word)) }
    }
}
