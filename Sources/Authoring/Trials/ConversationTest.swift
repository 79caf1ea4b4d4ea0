import Conversation

/// A conversation the content must pass.
public struct ConversationTest: Sendable {
    /// Kinds of reply a turn may ask for.
    static let kinds = Reply.Kind.allCases.map(\.rawValue)
}
