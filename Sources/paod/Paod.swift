import ArgumentParser
import Glibc
import Logging
import Server
import ServiceLifecycle
import Wire

/// The daemon's command line.
@main
struct Paod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paod",
        abstract: "Answer questions about pregnancy associated osteoporosis on a Unix socket.",
        discussion: """
            Without --socket it listens on the socket that a service manager hands over, else on the user's own \
            ($XDG_RUNTIME_DIR/pao, else /tmp/pao-UID), or as root on \(SocketPlaces.systemPath). SIGHUP reloads the \
            dialogues, SIGUSR1 goes back to the playbook kept before, SIGTERM lets what is in flight finish and ends.

            Ends with 64 on wrong usage, 65 where the dialogues have errors, 69 where the socket is taken, 70 on a fault \
            of its own, 77 without permission.
            """,
        version: Version.text)

    @Option(help: ArgumentHelp("Listen here.", valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            "The folder of dialogues; else $PAO_DIALOGUES, else where they are installed.", valueName: "dir"))
    var dialogues: String?

    @Option(help: ArgumentHelp("Leave after so many minutes without a request.", valueName: "minutes"))
    var idleExit: Int?

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp("Set a limit. Names and defaults: \(Paod.limitNames).", valueName: "name=n"))
    var limit: [String] = []

    @Flag(help: "Take no reload over the socket, as for one that a balancer serves.")
    var noAdmin = false

    @Option(
        help: ArgumentHelp(
            "Write counts and times here every 15 seconds, for node_exporter's textfile collector.",
            valueName: "file.prom"))
    var metrics: String?

    private static let limitNames = ServerLimits.Name.allCases
        .map { "\($0.rawValue)=\(ServerLimits()[$0])" }.joined(separator: ", ")

    func validate() throws {
        if let idleExit, !(1...1_000_000 ~= idleExit) {
            throw ValidationError("--idle-exit takes minutes, from 1 to 1000000.")
        }
        _ = try limits()
    }

    func run() async throws {
        Secrecy.keep()
        Slack.avoid()
        var limits = try limits()
        let named = dialogues ?? getenv("PAO_DIALOGUES").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        let folder = named.map(Program.resolved)
        let metrics = metrics.map(Program.absolute)
        let logger = Logger(label: "paod") { _ in JournalLog() }
        let room = OpenFiles.make(roomFor: limits[.connections])
        if room < limits[.connections] {
            logger.warning(
                "open files leave room for fewer connections; raise ulimit -n, LimitNOFILE= in the unit",
                metadata: ["connections": "\(room)", "asked": "\(limits[.connections])"])
            limits[.connections] = room
        }
        do {
            let listening = try Listening(named: socket.map(Program.absolute), dialogues: folder)
            // Nothing of the caller's folder is needed any more; it may be unmounted.
            _ = chdir("/")
            let server = PaodServer(
                on: listening,
                from: PlaybookLoader(named: folder, compiler: Program.compiler, seconds: limits[.compileSeconds]),
                limits: limits, isAdministered: !noAdmin, idleSeconds: idleExit.map { $0 * 60 }, measures: metrics,
                logger: logger)
            // To find a name by itself it would look into all that the server holds.
            let service = ServiceGroupConfiguration.ServiceConfiguration(
                service: server, successTerminationBehavior: .gracefullyShutdownGroup, serviceName: "paod")
            try await ServiceGroup(
                configuration: .init(
                    services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            ).run()
        } catch let error as ServerError {
            let text = "paod: \(error.message)\n"
            _ = write(STDERR_FILENO, text, text.utf8.count)
            throw ExitCode(error.exitStatus.rawValue)
        }
    }

    private func limits() throws -> ServerLimits {
        var limits = ServerLimits()
        for assignment in limit where !limits.set(assignment) {
            throw ValidationError("--limit takes NAME=N, N from 1; names and defaults (0 is off): \(Self.limitNames).")
        }
        return limits
    }
}
