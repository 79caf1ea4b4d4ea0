import Client
import Wire

/// The chat's connection to the helper.
protocol HelperLink: AnyObject {
    /// Asks, and waits for the answer.
    /// - Parameter isSlow: called where nothing has come within `LinkLimits.slow`; `false` gives the wait up.
    func call<C: Call>(_ call: C, isSlow: () -> Bool) throws(LinkFailure) -> C.Outcome
    /// Finds or starts a daemon anew, looking for it `LinkLimits.looks` times.
    func reconnect() throws(LinkFailure)
}

/// Why there is no answer.
enum LinkFailure: Error, Equatable {
    /// The connection broke. A call is pure, so it can be sent again.
    case gone(ClientError)
    /// Nothing came in time: who did not answer twice is not asked a third time.
    case silent
    /// The daemon answers with an error: sending the same again would not help.
    case refused(WireError)
    /// Ctrl-C.
    case interrupted
}

/// How long the chat waits.
enum LinkLimits {
    /// Seconds without an answer after which the person is told where to turn meanwhile: someone in need must not look
    /// at an empty screen for longer than two.
    static let slow = 1.5
    /// Seconds after that until an answer is no longer waited for.
    static let answer = 10.0
    /// Looks for a lost daemon, and microseconds between two of them: a service manager restarts one within a few
    /// seconds.
    static let looks = 40
    static let pause: UInt32 = 250_000
}
