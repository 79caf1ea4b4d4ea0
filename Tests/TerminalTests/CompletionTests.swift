import Testing

@testable import Terminal

@Suite("Completion")
struct CompletionTests {
    private let completion = Completion(
        topics: { [.init(text: "more-babies", about: "More babies"), .init(text: "milk", about: "Milk")] },
        referrals: { [.init(text: "ros-helpline", about: "ROS")] },
        options: [.init(text: "How long?", about: "1"), .init(text: "Will it happen again?", about: "2")])

    @Test(
        "a line becomes what it can only be",
        arguments: [
            ("/he", "/help "), ("/th", nil), ("/s", "/s"), ("/so", "/sources "), ("/show mo", "more-babies"),
            ("/show m", "m"), ("/show ", "m"), ("/refer r", "ros-helpline"), ("how", "How long?"),
            ("w", "Will it happen again?"),
            ("my back", nil), ("/quit x", nil),
        ] as [(String, String?)])
    func insertion(typed: String, insertion: String?) { #expect(completion.find(typed).insertion == insertion) }

    @Test("with nothing typed the options are listed with their numbers")
    func options() {
        let found = completion.find("")
        #expect(found.insertion == "")
        var page = Page(width: 40)
        found.list(on: &page)
        #expect(page.lines.map(\.text) == ["  How long? (1)", "  Will it happen again? (2)"])
    }
}

@Suite("Pasting")
struct PasteTests {
    private func paste(_ text: String) -> String? {
        var rest = (text + "\u{1B}[201~").unicodeScalars.makeIterator()
        return Paste.read { rest.next() }
    }

    @Test("a pasted paragraph is one line, without what a terminal would obey")
    func lines() {
        #expect(paste("one\ntwo\r\tthree") == "one two  three")
        #expect(paste("a\u{1B}[31mb\u{1B}[20xc") == "a[31mb[20xc")
        #expect(paste("") == "")
    }

    @Test("more than a message may hold is not kept, and is read to its end")
    func long() {
        #expect(
            paste(String(repeating: "é", count: ChatLimits.messageCharacters))?.count == ChatLimits.messageCharacters)
        #expect(paste(String(repeating: "x", count: 1_000_000)) == nil)
    }
}
