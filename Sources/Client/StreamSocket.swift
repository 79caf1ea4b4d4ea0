import Glibc
import Wire

/// A connected Unix socket that never blocks by itself: who waits, waits in poll(2) until a deadline.
final class StreamSocket {
    let descriptor: Int32

    /// Why a socket at a path cannot be used.
    enum Refusal: Error, Equatable {
        /// No such file, or nobody listens there.
        case nobody
        case notPermitted
        case pathTooLong
        /// Its queue of callers stays full.
        case timedOut
        case system(call: String, code: Int32)
    }

    init(connectedTo path: String, until deadline: Deadline) throws(Refusal) {
        guard var address = sockaddr_un(path: path) else { throw .pathTooLong }
        let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        descriptor = socket(AF_UNIX, flags, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", code: errno) }
        while true {
            let outcome = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if outcome == 0 { return }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // A full queue cannot be polled for.
                guard !deadline.isOver else { throw .timedOut }
                usleep(5_000)
            case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK: throw .nobody
            case EACCES, EPERM: throw .notPermitted
            default: throw .system(call: "connect", code: errno)
            }
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// What a read or a write came to.
    enum Progress: Equatable {
        case bytes(Int)
        case wouldBlock
        /// The peer is gone.
        case ended
    }

    /// Sends what the socket takes at once. A closed peer is an outcome, not a signal.
    func send(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Progress {
        while true {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 { return .bytes(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case EPIPE, ECONNRESET: return .ended
            default: throw .system(call: "send", code: errno)
            }
        }
    }

    /// Adds to `bytes` what has come in, at most 64 KiB.
    func receive(into bytes: inout [UInt8]) throws(Refusal) -> Progress {
        let most = 65_536
        let start = bytes.count
        while true {
            bytes.append(contentsOf: repeatElement(0, count: most))
            let count = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + start, most, 0) }
            let code = errno
            bytes.removeLast(most - max(count, 0))
            if count > 0 { return .bytes(count) }
            if count == 0 { return .ended }
            switch code {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case ECONNRESET: return .ended
            default: throw .system(call: "recv", code: code)
            }
        }
    }

    /// Waits until the socket can be read or written as asked, or the deadline is over.
    /// - Parameter isGivenUp: asked before each wait and after each signal; true ends the wait before its time.
    /// - Returns: false when it is over.
    func wait(for events: Int32, until deadline: Deadline, isGivenUp: () -> Bool = { false }) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while !isGivenUp() {
            if poll(&entry, 1, deadline.milliseconds) > 0 { return true }
            if deadline.isOver { return false }
        }
        return false
    }
}

extension sockaddr_un {
    /// The address of a path; `nil` where it does not fit.
    init?(path: String) {
        let bytes = Array(path.utf8)
        guard 1...WireLimits.socketPathBytes ~= bytes.count else { return nil }
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }
}
