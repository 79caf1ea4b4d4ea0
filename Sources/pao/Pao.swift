import ArgumentParser
import Terminal
import Wire

struct Pao: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pao",
        abstract: "A guided helper for pregnancy associated osteoporosis.",
        discussion: """
            Without a command, pao opens a chat. In an emergency call 999 (UK) or your local number.

            A question ends with status 0 answered, 1 not known, 2 the helper asks back, 3 urgent; every command with \
            64 usage, 65 bad data, 69 no daemon, 70 internal fault, 75 try again, 77 no permission.
            """,
        version: Version.text,
        subcommands: [
            ChatCommandLine.self, Ask.self, BatchCommandLine.self, FindTopics.self, ShowTopic.self, Topics.self,
            Refer.self, ExplainText.self, Status.self, ReloadPlaybook.self,
        ],
        defaultSubcommand: ChatCommandLine.self)
}
