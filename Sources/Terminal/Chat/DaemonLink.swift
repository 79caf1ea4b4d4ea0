import Client
import Glibc
import Wire

/// A `paod` as the chat's helper.
final class DaemonLink: HelperLink {
    private let finder: DaemonFinder
    private let notice: (String) -> Void
    private var connection: Connection?
    /// Whether the daemon may be another one than the last that was asked for its version.
    private var isNew = true
    private var hasNoticed = false

    /// - Parameter notice: takes a sentence that the person should know and nothing fails for.
    init(_ finder: DaemonFinder, notice: @escaping (String) -> Void) {
        self.finder = finder
        self.notice = notice
    }

    /// Finds or starts the daemon for the first time: what is wrong then is for the person to mend.
    /// - Parameter tellOfSlowness: called where that takes longer than `LinkLimits.slow`.
    func connect(tellOfSlowness: () -> Void) throws(ClientError) {
        do throws(ClientError) { connection = try finder.connect(within: LinkLimits.slow) } catch {
            guard error.isSlowness else { throw error }
            tellOfSlowness()
            connection = try finder.connect()
        }
    }

    func call<C: Call>(_ call: C, isSlow: () -> Bool) throws(LinkFailure) -> C.Outcome {
        // What was pressed before this call was not meant for it.
        _ = Interrupts.take()
        defer { if connection != nil { compareVersions() } }
        do throws(ClientError) {
            return try attempt(call, within: LinkLimits.slow)
        } catch {
            guard error.isSlowness else { throw Self.failure(error) }
            if Interrupts.take() { throw .interrupted }
            // Asked anew on another connection: an answer that comes late on the old one must not be taken for the
            // answer to the next question.
            guard isSlow() else { throw .silent }
        }
        do throws(ClientError) { return try attempt(call, within: LinkLimits.answer) } catch {
            throw Self.failure(error)
        }
    }

    func reconnect() throws(LinkFailure) {
        connection = nil
        for look in 1... {
            do throws(ClientError) {
                connection = try finder.connect()
                // It may have come back upgraded.
                isNew = true
                return
            } catch {
                // One that is there and does not accept was waited for already.
                guard look < LinkLimits.looks, !error.isSlowness else { throw Self.failure(error) }
            }
            usleep(LinkLimits.pause)
            if Interrupts.take() { throw .interrupted }
        }
    }

    /// Says once where the daemon is of another version, after its first answer: who waits for that waits for nothing else.
    private func compareVersions() {
        guard isNew, !hasNoticed else { return }
        isNew = false
        guard let status = try? attempt(GetStatus(), within: LinkLimits.slow), status.version != Version.text else {
            return
        }
        hasNoticed = true
        notice("pao is version \(Version.text) and paod \(status.version): restart paod, or pao, after an upgrade")
    }

    private func attempt<C: Call>(_ call: C, within seconds: Double) throws(ClientError) -> C.Outcome {
        let connection =
            if let kept = self.connection { kept } else {
                try finder.connect(within: min(seconds, ClientLimits.connectSeconds))
            }
        self.connection = nil
        connection.isGivenUp = { Interrupts.isPending }
        let json: [UInt8]
        do throws(ClientError) { json = try connection.result(of: call, within: seconds) } catch {
            if case .refused = error { self.connection = connection }
            throw error
        }
        self.connection = connection
        do throws(ResponseError) { return try ResponseLine.decode(json, as: C.Outcome.self) } catch {
            throw .badResponse(error.message)
        }
    }

    private static func failure(_ error: ClientError) -> LinkFailure {
        if Interrupts.take() { return .interrupted }
        switch error {
        case .refused(let error): return .refused(error)
        default: return error.isSlowness ? .silent : .gone(error)
        }
    }
}
