import ArgumentParser
import Terminal
import Wire

struct Pao: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pao",
        abstract: "A guided helper for pregnancy associated osteoporosis.",
        discussion: """
            Without a command, pao opens a chat. In an emergency call 999 (UK) or your local number.

            See also: pao help environment, pao help exit-codes, pao help protocol.
            """,
        version: Version.text,
        subcommands: [
            ChatCommandLine.self, Ask.self, BatchCommandLine.self, FindTopics.self, ShowTopic.self, Topics.self,
            Refer.self, ExplainText.self, Status.self, ReloadPlaybook.self,
        ],
        defaultSubcommand: ChatCommandLine.self)
}
