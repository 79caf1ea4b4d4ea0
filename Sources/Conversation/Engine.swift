import Playbook
import Understanding

/// The dialogue engine over one playbook: immutable, safe to share, the same reply for the same words and state.
public struct Engine: Sendable {
    public let playbook: Playbook
    public let understander: Understander
    /// Names this playbook in a state, so that a state of another playbook is noticed (ids survive, indices do not).
    public let fingerprint: String

    /// - Parameter fingerprint: the compiled playbook's name.
    public init(playbook: Playbook, understander: Understander, fingerprint: String) {
        self.playbook = playbook
        self.understander = understander
        self.fingerprint = fingerprint
    }

    /// The reply to an utterance. Empty `text` with no state opens a conversation with the first screen.
    /// - Parameter state: what the last reply returned; `nil` for a fresh conversation.
    public func reply(to text: String, state: String?) -> Reply {
        Reply(kind: .unknown)
    }
}
