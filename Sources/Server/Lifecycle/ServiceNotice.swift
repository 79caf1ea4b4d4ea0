import Glibc
import NIOCore

/// Tells the service manager how the daemon is (sd_notify(3)): one datagram to `$NOTIFY_SOCKET`, nothing without it.
struct ServiceNotice: Sendable {
    /// What is told.
    enum News: Sendable {
        /// It answers; the text is for people.
        case ready(String)
        case reloading
        case stopping
        /// It has answered a question of its own (the watchdog of systemd.service(5)).
        case alive
        /// It still works at starting or reloading.
        case working
    }

    /// Work that takes longer than this says so, again and again.
    static let workInterval = TimeAmount.seconds(5)

    /// The manager's socket; a leading `@` means the abstract namespace.
    private let path: String?
    /// Microseconds within which the manager wants to hear that the daemon is alive; `nil` where it does not.
    let watchdog: Int64?

    /// - Parameters:
    ///   - path: what `$NOTIFY_SOCKET` says.
    ///   - watchdog: what `$WATCHDOG_USEC` says.
    init(path: String?, watchdog: Int64? = nil) {
        self.path = path
        self.watchdog = watchdog.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The manager of this process. The variables are unset, so that no child speaks in our name.
    static func take() -> ServiceNotice {
        let names = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"]
        defer { for name in names { unsetenv(name) } }
        let values = names.map { getenv($0).map { String(cString: $0) } }
        let isOurs = values[2].map { $0 == String(getpid()) } ?? true
        return ServiceNotice(path: values[0], watchdog: isOurs ? values[1].flatMap { Int64($0) } : nil)
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
        func send() -> Int {
            address.withAddress { pointer, _ in
                sendto(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), pointer, length)
            }
        }
        // A manager that does not read must not hang the daemon; what it hears again and again it may miss.
        guard send() < 0, errno == EAGAIN, !news.isRepeated else { return }
        usleep(Self.patience)
        _ = send()
    }

    /// Microseconds that a manager has to take what was sent before.
    private static let patience: UInt32 = 100_000
}

extension ServiceNotice.News {
    /// Whether it is told again soon.
    fileprivate var isRepeated: Bool {
        switch self {
        case .alive, .working: true
        case .ready, .reloading, .stopping: false
        }
    }

    fileprivate var text: String {
        switch self {
        case .ready(let status): return "READY=1\nSTATUS=\(status)"
        case .stopping: return "STOPPING=1"
        case .alive: return "WATCHDOG=1"
        // Twice over may a notice be late or lost.
        case .working: return "EXTEND_TIMEOUT_USEC=\(3 * ServiceNotice.workInterval.nanoseconds / 1000)"
        case .reloading:
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return "RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)"
        }
    }
}
