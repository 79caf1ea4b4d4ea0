import ArgumentParser
import Terminal

@main
struct Main {
    static func main() {
        StandardStreams.prepare()
        let given = Array(CommandLine.arguments.dropFirst())
        let arguments = ArgumentOrder.arranged(given, standard: ChatCommandLine.configuration.commandName!)
        do {
            // The parser's own help knows commands alone.
            if given.count == 2, given[0] == "help", let topic = HelpTopic(rawValue: given[1]) { try show(topic) }
            var command = try Pao.parseAsRoot(arguments)
            try command.run()
        } catch {
            Pao.exit(withError: error)
        }
    }

    private static func show(_ topic: HelpTopic) throws -> Never {
        let output = Output.standard(isPlain: false)
        var page = output.page()
        topic.add(to: &page)
        do throws(Output.Failure) { try output.show(page) } catch { try end(output.status(after: error)) }
        try end(.answered)
    }
}
