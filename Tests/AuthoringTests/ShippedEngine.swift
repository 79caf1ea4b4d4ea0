import Compiled
import Conversation
import Understanding

@testable import Authoring

/// The engine over the shipped dialogues, learnt once for all tests that ask it.
enum ShippedEngine {
    static let authored = Authored(reading: Dialogues(layers: [SchemaTests.folder.path]))

    static let engine: Engine = {
        let compiled = authored.compiled()
        let understander = try! Understander(playbook: compiled.playbook, model: compiled.model)
        return Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint)
    }()

    /// What the helper does with the first message of a conversation.
    static func reply(_ text: String) -> Reply { engine.reply(to: text, state: nil) }
}

extension Reply {
    /// The topics whose card stands in this reply.
    var cards: [String] { kind == .urgent ? topics.map(\.id) : [] }

    /// The topics that answer, cards among them; none while the helper asks back.
    var answered: [String] { [.clarify, .menu, .question].contains(kind) ? [] : topics.map(\.id) }
}
