import Glibc

/// A socket that a service manager bound and handed over (sd_listen_fds(3)). It is not ours to unlink.
enum InheritedSocket {
    /// The first descriptor that is handed over.
    private static let first: Int32 = 3

    /// Takes the socket, so that no child of ours takes it again.
    /// - Returns: its descriptor; `nil` where none was handed to this process.
    static func take() throws(ServerError) -> Int32? {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) } }
        guard number("LISTEN_PID") == getpid(), let count = number("LISTEN_FDS"), count >= 1 else { return nil }
        for descriptor in first..<first + count { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        guard option(SO_DOMAIN, of: first) == AF_UNIX, option(SO_TYPE, of: first) == Int32(SOCK_STREAM.rawValue),
            option(SO_ACCEPTCONN, of: first) == 1
        else { throw .notListening }
        return first
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 ? value : nil
    }

    private static func number(_ name: String) -> Int32? { getenv(name).flatMap { Int32(String(cString: $0)) } }
}
