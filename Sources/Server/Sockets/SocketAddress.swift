import Glibc
import Wire

extension sockaddr_un {
    /// The address of a path; `nil` where it does not fit.
    init?(path: String) {
        let bytes = Array(path.utf8)
        guard 1...WireLimits.socketPathBytes ~= bytes.count else { return nil }
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }

    /// Calls `body` with the address as the socket calls take it.
    mutating func withAddress<Outcome>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Outcome) -> Outcome {
        withUnsafePointer(to: &self) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

/// A new stream socket that no child inherits.
func makeStreamSocket() -> Int32 {
    socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
}
