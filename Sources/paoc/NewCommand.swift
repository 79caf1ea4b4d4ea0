import ArgumentParser
import Authoring
import Compiled

/// `paoc new`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a new topic.", subcommands: [Topic.self])

    /// `paoc new topic`
    struct Topic: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "topic",
            abstract: "Write the file of a new topic and of its test, with every key explained.",
            discussion: "What is to be written stands empty; paoc check names each place until it is filled.")

        @Argument(help: "The id: small letters, digits and hyphens.")
        var id: String

        @Argument(help: "The folder of dialogues.")
        var dir: String?

        @Option(help: "The section folder: \(FileKind.sections.joined(separator: ", ")).")
        var section: String

        @Option(help: "A short noun phrase for headings and menus.")
        var title: String?

        func run() throws {
            guard let root = Dialogues.find(named: dir).layers.last, DialoguesFolder.holdsHelper(root) else {
                Output.complain("paoc: there are no dialogues there; name the folder that holds helper.yaml")
                throw ExitStatus.input
            }
            do {
                let topic = try NewTopic(id, section: section, title: title, today: Today.date())
                try topic.write(to: root)
                for file in topic.files { Output.say("\(root)/\(file.path)") }
            } catch {
                Output.complain("paoc: \(error.description)")
                if case .unwritable = error { throw ExitStatus.input }
                throw ExitStatus.badContent
            }
        }
    }
}
