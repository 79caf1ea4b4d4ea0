import ArgumentParser
import Terminal

@main
struct Main {
    static func main() {
        StandardStreams.prepare()
        let arguments = ArgumentOrder.arranged(
            Array(CommandLine.arguments.dropFirst()), standard: ChatCommandLine.configuration.commandName!)
        do {
            var command = try Pao.parseAsRoot(arguments)
            try command.run()
        } catch {
            Pao.exit(withError: error)
        }
    }
}
