import ArgumentParser
import Authoring
import Compiled
import Conversation

/// `paoc ask`
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask one question of the dialogues as they are on disk, and see why it is answered so.",
        usage: "paoc ask [DIR] TEXT...",
        discussion: "Where the first word is a folder of dialogues and more words follow, that folder is asked.")

    @Argument(parsing: .captureForPassthrough, help: "A folder of dialogues, then the question.")
    var words: [String] = []

    func run() throws {
        var words = words
        if words == ["--help"] || words == ["-h"] { throw CleanExit.helpRequest(self) }
        var folder: String?
        if words.count > 1, DialoguesFolder.holdsHelper(words[0]) { folder = words.removeFirst() }
        guard !words.isEmpty else { throw ValidationError("Say what to ask: paoc ask \"Can I have more babies?\"") }
        let dialogues = Dialogues.find(named: folder)
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        let engine = try EngineMaker.engine(of: authored, in: dialogues)
        let text = words.joined(separator: " ")
        let reply = engine.reply(to: text, state: nil)
        Output.say(ReplyText.lines(reply, of: authored.playbook).joined(separator: "\n"))
        Output.say("\nWhy:")
        for line in Evidence(text, state: nil, engine).lines { Output.say("- \(line)") }
    }
}
