import Testing

@testable import Terminal

@Suite("The order of a command line's words")
struct ArgumentOrderTests {
    private func arranged(_ line: [String]) -> [String] { ArgumentOrder.arranged(line, standard: "chat") }

    @Test("no command is a chat, and options may come before the command's name")
    func leading() {
        #expect(arranged([]) == ["chat"])
        #expect(arranged(["--plain", "--socket", "/x"]) == ["chat", "--plain", "--socket", "/x"])
        #expect(arranged(["--json", "topics"]) == ["topics", "--json"])
        #expect(arranged(["--socket=/x", "status", "--json"]) == ["status", "--socket=/x", "--json"])
        #expect(arranged(["--version"]) == ["--version"])
        #expect(arranged(["--staff", "--color", "never"]) == ["chat", "--staff", "--color", "never"])
        #expect(arranged(["--color=never", "ask", "--color"]) == ["ask", "--color=never", "--color", "--"])
    }

    @Test(
        "what a person asks may begin with anything",
        arguments: ["-2.9 is that bad", "--my back hurts", "- pain", "-", "-x", "— help", "-999", "--"])
    func text(text: String) {
        let expected = text == "--" ? ["ask", "--"] : ["ask", "--", text]
        #expect(arranged(["ask", text]) == expected)
    }

    @Test("options are found on either side of the text, until two dashes end them")
    func options() {
        #expect(arranged(["ask", "--json", "is", "it"]) == ["ask", "--json", "--", "is", "it"])
        #expect(arranged(["--plain", "ask", "is it", "--json"]) == ["ask", "--plain", "--json", "--", "is it"])
        #expect(arranged(["ask", "--state", "1.a", "hi"]) == ["ask", "--state", "1.a", "--", "hi"])
        #expect(arranged(["explain", "hi", "--topic=gp"]) == ["explain", "--topic=gp", "--", "hi"])
        #expect(arranged(["find", "--", "--json"]) == ["find", "--", "--json"])
        #expect(arranged(["ask", "--socket"]) == ["ask", "--socket", "--"])
    }

    @Test("a mistyped option is left for the parser to refuse")
    func mistyped() {
        #expect(arranged(["ask", "--jsno", "hi"]) == ["ask", "--jsno", "--", "hi"])
        #expect(arranged(["find", "--topic=x", "hi"]) == ["find", "--topic=x", "--", "hi"])
    }
}
