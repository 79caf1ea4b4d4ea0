import Glibc

/// One run of the compiler: its status and what it printed, or an error where it took too long.
struct CompilerRun {
    /// What it ended with; a signal as 128 + its number.
    let status: Int32
    /// Lines of standard output.
    let output: [String]
    /// Lines of standard error: the findings.
    let complaints: [String]

    /// Bytes of each that are kept; the first findings are the ones to mend.
    private static let kept = 64 * 1024

    /// - Parameters:
    ///   - seconds: what it may take.
    ///   - stop: ends it at once.
    init(
        of program: String, _ arguments: [String], seconds: Int, stop: StopSwitch = StopSwitch()
    ) throws(ServerError) {
        let output = try Pipe()
        let complaints = try Pipe()
        let process = try Self.start(program, arguments, output.write, complaints.write)
        output.closeWrite()
        complaints.closeWrite()
        let end = Self.now() + Int64(seconds) * 1000
        var isLate = false
        var isStopped = false
        while !(output.hasEnded && complaints.hasEnded) {
            let left = end - Self.now()
            guard left > 0 else {
                isLate = true
                break
            }
            let sources = [output, complaints].map { $0.hasEnded ? -1 : $0.read } + [stop.descriptor]
            var entries = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&entries, nfds_t(entries.count), Int32(clamping: left)) > 0 else { continue }
            if entries[2].revents != 0 {
                isStopped = true
                break
            }
            if entries[0].revents != 0 { output.take(upTo: Self.kept) }
            if entries[1].revents != 0 { complaints.take(upTo: Self.kept) }
        }
        if isLate || isStopped { kill(process, SIGKILL) }
        var ended: Int32 = 0
        while waitpid(process, &ended, 0) < 0, errno == EINTR {}
        guard !isStopped else { throw .stopped }
        guard !isLate else {
            throw .noPlaybook("\(program) took longer than \(seconds) s; see --limit compile-seconds")
        }
        let signal = ended & 0x7F
        status = signal == 0 ? (ended >> 8) & 0xFF : 128 + signal
        self.output = output.lines
        self.complaints = complaints.lines
    }

    private static func start(
        _ program: String, _ arguments: [String], _ output: Int32, _ complaints: Int32
    ) throws(ServerError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, complaints, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The daemon traps signals and ignores SIGPIPE; its child must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        strings.append(nil)
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, strings, environ)
        guard code == 0 else { throw .system(call: "starting the compiler", path: program, code: code) }
        return process
    }

    /// Milliseconds by the clock that nobody sets.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// A pipe that a child writes to and we read.
    private final class Pipe {
        let read: Int32
        private(set) var write: Int32
        private(set) var hasEnded = false
        private var bytes: [UInt8] = []

        init() throws(ServerError) {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { throw .system(call: "pipe", path: "", code: errno) }
            (read, write) = (ends[0], ends[1])
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }

        deinit {
            close(read)
            closeWrite()
        }

        func closeWrite() {
            if write >= 0 { close(write) }
            write = -1
        }

        func take(upTo most: Int) {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = Glibc.read(read, &chunk, chunk.count)
            if count > 0 { bytes += chunk[..<min(count, max(most - bytes.count, 0))] }
            if count == 0 || count < 0 && errno != EINTR { hasEnded = true }
        }

        var lines: [String] {
            bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
