import Glibc

/// Tells the service manager how the daemon is (sd_notify(3)): one datagram to `$NOTIFY_SOCKET`, nothing without it.
struct ServiceNotice: Sendable {
    /// What is told.
    enum News: Sendable {
        /// It answers; the text is for people.
        case ready(String)
        case reloading
        case stopping
    }

    /// The manager's socket; a leading `@` means the abstract namespace.
    private let path: String?

    /// - Parameter path: what `$NOTIFY_SOCKET` says.
    init(path: String?) { self.path = path }

    /// The manager of this process. The variable is unset, so that no child speaks in our name.
    static func take() -> ServiceNotice {
        defer { unsetenv("NOTIFY_SOCKET") }
        return ServiceNotice(path: getenv("NOTIFY_SOCKET").map { String(cString: $0) })
    }

    func tell(_ news: News) {
        guard let path, path.hasPrefix("/") || path.hasPrefix("@"), var address = sockaddr_un(path: path) else {
            return
        }
        if path.hasPrefix("@") { address.sun_path.0 = 0 }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // An abstract name has no end mark: its length is all that says where it ends.
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count)
        let text = news.text
        _ = address.withAddress { pointer, _ in
            sendto(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL), pointer, length)
        }
    }
}

extension ServiceNotice.News {
    fileprivate var text: String {
        switch self {
        case .ready(let status): return "READY=1\nSTATUS=\(status)"
        case .stopping: return "STOPPING=1"
        case .reloading:
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return "RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)"
        }
    }
}
