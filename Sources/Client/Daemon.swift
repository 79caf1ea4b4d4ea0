import Wire

/// The daemon as a program uses it: found on the first call, kept, and found again where it went away. A call that was
/// cut off is sent once more, for the daemon remembers nothing.
public final class Daemon {
    private let finder: DaemonFinder
    private var connection: Connection?

    public init(_ finder: DaemonFinder) { self.finder = finder }

    /// Where the daemon was found; `nil` before the first call.
    public var place: SocketPlaces.Place? { connection?.place }

    /// Calls a method.
    public func call<C: Call>(_ call: C) throws(ClientError) -> C.Outcome {
        let json = try result(of: call)
        do throws(ResponseError) { return try ResponseLine.decode(json, as: C.Outcome.self) } catch {
            throw .badResponse(error.message)
        }
    }

    /// Calls a method.
    /// - Returns: the result's JSON as the daemon wrote it, for `--json`.
    public func result<C: Call>(of call: C) throws(ClientError) -> [UInt8] {
        do throws(ClientError) { return try attempt(call) } catch {
            guard error == .disconnected else { throw error }
            if let why = finder.endOfStarted() { throw why }
            return try attempt(call)
        }
    }

    private func attempt<C: Call>(_ call: C) throws(ClientError) -> [UInt8] {
        let seconds = C.method == .reload ? ClientLimits.reloadSeconds : ClientLimits.replySeconds
        let connection = if let kept = self.connection { kept } else { try finder.connect() }
        self.connection = connection
        do throws(ClientError) { return try connection.result(of: call, within: seconds) } catch {
            // After anything but the daemon's own error the stream is not to be trusted: a late reply to this call
            // must not pass for the reply to the next.
            if case .refused = error { throw error }
            self.connection = nil
            throw error
        }
    }
}
