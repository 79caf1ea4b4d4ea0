import ArgumentParser
import Glibc
import Terminal

@main
struct Main {
    static func main() {
        // A reader that goes away is an error of the write, which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
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
