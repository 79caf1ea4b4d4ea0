import ArgumentParser
import Client
import Glibc
import Terminal
import Wire

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Flag(help: "Text alone, for screen readers: no colours and no moving cursor.")
    var plain = false

    @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
    var color = Appearance.Colours.auto

    @Option(help: ArgumentHelp("The daemon's socket; none is started there.", valueName: "path"))
    var socket: String?

    var output: Output { .standard(isPlain: plain, colours: color) }

    func finder(_ output: Output) -> DaemonFinder {
        DaemonFinder(ClientSurroundings(socket: socket)) { output.complain("pao: \($0)") }
    }
}

/// What every command takes that prints data.
struct DataOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Flag(help: "Print the daemon's JSON, one object on one line.")
    var json = false

    /// Runs a command and ends the process with its status.
    func run(_ body: (OneShot) throws(OneShot.Failure) -> ExitStatus) throws {
        let output = common.output
        let shot = OneShot(output: output, daemon: Daemon(common.finder(output)), isJSON: json)
        let status: ExitStatus
        do throws(OneShot.Failure) { status = try body(shot) } catch {
            switch error {
            case .client(let error):
                output.complain(error)
                status = error.exitStatus
            case .output(let failure): status = output.status(after: failure)
            }
        }
        try end(status)
    }
}

/// Ends the process with a status.
func end(_ status: ExitStatus) throws -> Never {
    throw ExitCode(status.rawValue)
}

extension Appearance.Colours: ExpressibleByArgument {}
