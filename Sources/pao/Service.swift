import ArgumentParser
import Terminal

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Whether the daemon is well.")

    @OptionGroup var options: DataOptions

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.status() }
    }
}

struct ReloadPlaybook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Make the daemon read the dialogues again (root or its own user).")

    @OptionGroup var options: DataOptions

    func run() throws {
        try options.run { shot throws(OneShot.Failure) in try shot.reload() }
    }
}
