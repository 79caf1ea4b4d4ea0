import Wire

/// A conversation with the helper: carries the state from each reply to the next utterance.
public struct Conversation {
    private let daemon: Daemon
    /// What the last reply returned; `nil` before the first.
    public private(set) var state: String?

    /// - Parameter state: that of an earlier conversation, to go on with it.
    public init(with daemon: Daemon, state: String? = nil) {
        self.daemon = daemon
        self.state = state
    }

    /// Says something. Empty `text` opens the conversation: the first screen.
    public mutating func say(_ text: String, wantsBlocks: Bool = false) throws(ClientError) -> ReplyMessage {
        let reply = try daemon.call(Say(text: text, state: state, wantsBlocks: wantsBlocks))
        state = reply.state
        return reply
    }

    /// Forgets the conversation: the next utterance starts a new one.
    public mutating func startAgain() { state = nil }
}
