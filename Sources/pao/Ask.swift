import ArgumentParser
import Terminal
import Wire

struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "One question.",
        discussion: """
            Arguments can be seen by others on this machine while pao runs (ps). Without TEXT, or with -, the question \
            is read from standard input, which they cannot see. TEXT may begin with anything.
            """)

    @OptionGroup var options: DataOptions

    @Option(help: "The state of an earlier reply (see --json), to go on with that conversation.")
    var state: String?

    @Argument(help: "What worries you, in your own words.")
    var text: [String] = []

    func run() throws {
        guard text.isEmpty || text == ["-"] else {
            return try options.run { shot throws(OneShot.Failure) in
                try shot.ask(text.joined(separator: " "), state: state)
            }
        }
        guard let typed = TypedText.standardInput(options.common.output) else {
            throw ValidationError("The text is over \(WireLimits.textBytes) bytes: give a shorter one.")
        }
        try options.run { shot throws(OneShot.Failure) in try shot.ask(typed, state: state) }
    }
}

struct BatchCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Many questions, one JSON object a line on standard input.",
        discussion: """
            A line is {"id"?, "session"?, "text"}. Lines of one session are one conversation; replies come in the \
            order of the lines. A line that is no request gets {"id", "error"}, and the status is 65 in the end.
            """)

    @OptionGroup var options: DataOptions

    func run() throws {
        let output = options.common.output
        try end(BatchRun(output: output, finder: options.common.finder(output), isJSON: options.json).run())
    }
}
