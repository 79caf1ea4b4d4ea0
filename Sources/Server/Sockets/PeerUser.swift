import Glibc
import NIOCore

/// Who is at the other end of a Unix socket, as the kernel vouches for it (SO_PEERCRED in unix(7)).
struct PeerUser: Sendable {
    /// `struct ucred`, which the headers show to GNU sources alone.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }

    /// The user id of the peer.
    static func of(_ channel: any Channel) -> EventLoopFuture<UInt32?> {
        guard let provider = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededFuture(nil)
        }
        let credentials: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return credentials.map { $0.user }.recover { _ in nil }
    }
}
