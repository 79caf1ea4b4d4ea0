import Glibc

/// A socket that a service manager bound and handed over (sd_listen_fds(3)). It is not ours to unlink.
enum InheritedSocket {
    /// The first descriptor that is handed over.
    private static let first: Int32 = 3

    /// Takes the socket, so that no child of ours takes it again.
    /// - Returns: its descriptor; `nil` where none was handed to this process.
    static func take() -> Int32? {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) } }
        guard number("LISTEN_PID") == getpid(), let count = number("LISTEN_FDS"), count >= 1 else { return nil }
        for descriptor in first..<first + count { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return first
    }

    private static func number(_ name: String) -> Int32? { getenv(name).flatMap { Int32(String(cString: $0)) } }
}
