import Foundation

/// The real programs, run as a person or a script runs them, in a world of their own: own sockets, own cache.
struct Programs {
    /// Holds sockets, cache and logs of this world.
    let folder: URL
    private let dialogues: URL

    /// - Parameter dialogues: the folder that the daemon serves.
    init(dialogues: URL) throws {
        // Short: the path of a Unix socket has 107 bytes at most.
        folder = URL(filePath: "/tmp/pao-e2e-\(UUID().uuidString.prefix(8))")
        self.dialogues = dialogues
        try FileManager.default.createDirectory(at: folder.appending(path: "run"), withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: folder.path(percentEncoded: false) + "/run")
    }

    /// What a finished program left.
    struct Outcome {
        var status: Int32
        var out: String
        var err: String

        var lines: [String] { out.split(separator: "\n").map(String.init) }
        /// Its output as one JSON object; empty where it is none.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(out.utf8))) as? [String: Any] ?? [:]
        }
    }

    static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
            "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": folder.path + "/run", "XDG_CACHE_HOME": Self.cache,
            "PAO_DIALOGUES": dialogues.path, "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// One cache for a test run, so that the shipped playbook is compiled once.
    private static let cache = "/tmp/pao-e2e-cache-\(ProcessInfo.processInfo.processIdentifier)"

    /// Begins a program; its output goes to files, so that nothing it starts can hold a pipe of ours.
    ///
    /// - Parameter source: what it reads, where it is not `input`.
    func start(
        _ program: String, _ arguments: [String], input: String? = nil, from source: FileHandle? = nil,
        adding: [String: String] = [:]
    ) throws -> (process: Process, out: URL, err: URL) {
        let name = UUID().uuidString
        let out = folder.appending(path: "\(name).out")
        let err = folder.appending(path: "\(name).err")
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL =
            program.hasPrefix("/") ? URL(filePath: program) : Self.products.appending(path: program)
        process.arguments = arguments
        process.environment = environment.merging(adding) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        if let input {
            let file = folder.appending(path: "\(name).in")
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        } else {
            process.standardInput = source ?? FileHandle.nullDevice
        }
        try process.run()
        return (process, out, err)
    }

    func run(_ program: String, _ arguments: [String], input: String? = nil, adding: [String: String] = [:]) throws
        -> Outcome
    {
        let (process, out, err) = try start(program, arguments, input: input, adding: adding)
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    func pao(_ arguments: String..., input: String? = nil) throws -> Outcome { try run("pao", arguments, input: input) }

    /// Starts a daemon on a socket of its own and waits until it answers.
    func daemon(_ name: String = "own") throws -> (process: Process, socket: String) {
        let socket = folder.path + "/\(name).sock"
        let process = try start("paod", ["--socket", socket]).process
        for _ in 0..<600 {
            if try run("pao", ["--socket", socket, "status"]).status == 0 { break }
            guard process.isRunning else { break }
            usleep(100_000)
        }
        return (process, socket)
    }

    /// Ends the daemons that were started for this world, each by its pid, and removes the world.
    func close(_ daemons: Process...) {
        for process in daemons where process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        for pid in daemonPids { kill(pid, SIGTERM) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The daemons that `pao` started here: their sockets lie in this world, so their command lines name it.
    var daemonPids: [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { pid in
            guard let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return false }
            let words = String(decoding: line, as: UTF8.self)
            return words.contains("paod") && words.contains(folder.path)
        }
    }
}
