import ArgumentParser
import Glibc

/// The authors' compiler: checks, tries and compiles dialogues. Needs no daemon.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paoc",
        abstract: "Check, try and compile the helper's dialogues.",
        discussion: """
            DIR is the folder of dialogues. Where it is not named, $PAO_DIALOGUES is taken; else the Dialogues folder of the \
            checkout for a program in .build/bin; else /usr/share/pao/dialogues with /etc/pao/dialogues over it.
            """,
        subcommands: [
            CheckCommand.self, CompileCommand.self, AskCommand.self, TestCommand.self,
            ExplainCodeCommand.self, CoverageCommand.self,
            ReviewCommand.self, MapCommand.self, DiffCommand.self, NewCommand.self, LookupCommand.self,
            WatchCommand.self,
        ])

    static func main() {
        // A reader that leaves early (`paoc check | head`) ends the program without a word, as for other tools.
        signal(SIGPIPE, SIG_DFL)
        main(nil)
    }
}
