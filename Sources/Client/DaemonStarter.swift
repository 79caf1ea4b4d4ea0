import Glibc
import Wire

/// Starts a `paod` that outlives its caller: in a session of its own, with nothing of the caller's open.
struct DaemonStarter {
    /// The executable.
    let daemon: String
    let arguments: [String]

    /// A daemon that was started, until it is known to live or to have ended.
    struct Started {
        let process: pid_t

        /// The status it ended with, a signal as 128 + its number; `nil` while it runs.
        func endStatus() -> Int32? {
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG) == process else { return nil }
            let signal = status & 0x7F
            return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        }
    }

    /// Variables that speak to this process alone and would mislead a daemon.
    private static let notPassedOn = ["LISTEN_PID=", "LISTEN_FDS=", "LISTEN_FDNAMES=", "NOTIFY_SOCKET="]

    func start() throws(ClientError) -> Started {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        for descriptor in Self.openDescriptors() where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What the caller ignores or blocks (a chat handles SIGINT, nohup ignores SIGHUP) the daemon must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // POSIX_SPAWN_SETSID, which the headers show to GNU sources alone.
        let newSession: Int32 = 0x80
        posix_spawnattr_setflags(
            &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))

        var process: pid_t = 0
        let code = withCStrings([daemon] + arguments) { arguments in
            withCStrings(Self.environment()) { environment in
                posix_spawn(&process, daemon, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw .system(call: "starting \(daemon)", code: code) }
        return Started(process: process)
    }

    private static func environment() -> [String] {
        var variables: [String] = []
        var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
        while let variable = entry.pointee {
            let text = String(cString: variable)
            if !notPassedOn.contains(where: text.hasPrefix) { variables.append(text) }
            entry += 1
        }
        return variables
    }

    private static func openDescriptors() -> [Int32] {
        guard let folder = opendir("/proc/self/fd") else { return [] }
        defer { closedir(folder) }
        var descriptors: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let descriptor = Int32(name) { descriptors.append(descriptor) }
        }
        return descriptors
    }
}

/// Calls `body` with a list of C strings that ends with a null pointer.
private func withCStrings<Outcome>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Outcome
) -> Outcome {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
}
