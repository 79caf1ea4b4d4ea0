import ArgumentParser
import Terminal

struct FindTopics: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Look for answers by words, with the services to turn to.")

    @OptionGroup var options: DataOptions
    @Argument(help: "Words to look for.")
    var words: [String]

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.find(words.joined(separator: " ")) }
    }
}

struct ShowTopic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One topic in full, with its sources, staff notes and review.")

    @OptionGroup var options: DataOptions
    @Argument(help: "The topic's id, as topics and find print it.", completion: .topicIDs)
    var topic: String

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.show(topic) }
    }
}

struct Topics: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Everything there is an answer to.")

    @OptionGroup var options: DataOptions

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.topics() }
    }
}

struct Refer: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Services to turn to: all, or those that fit some words.")

    @OptionGroup var options: DataOptions
    @Argument(help: "What help is wanted with.")
    var words: [String] = []

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.refer(words.joined(separator: " ")) }
    }
}

struct ExplainText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "How some words are understood, step by step.")

    @OptionGroup var options: DataOptions
    @Option(help: ArgumentHelp("A topic whose lack is to be explained.", valueName: "id"), completion: .topicIDs)
    var topic: String?
    @Argument(help: "The words.")
    var text: [String]

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in
            try shot.explain(text.joined(separator: " "), topic: topic)
        }
    }
}

extension CompletionKind {
    /// The ids of all topics, as the shell finds them out.
    static let topicIDs = CompletionKind.shellCommand(
        "pao topics 2>/dev/null | sed -n 's/^  \\([a-z][a-z-]*\\).*/\\1/p'")
}
