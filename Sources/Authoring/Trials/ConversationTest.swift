import Conversation
import Playbook

/// A conversation the content must pass.
public struct ConversationTest: Sendable {
    /// What one turn says and what must come of it.
    public struct Turn: Sendable {
        /// Where the turn stands in its file.
        var place: Place
        var user: String
        /// The number of the option that is picked, instead of `user`.
        var pick: Int?
        /// Topics that must all be answered, or the first answered is one of them or of `accept`.
        var expect: [String]
        var accept: [String]
        /// Texts the reply must hold; `a|b` is either.
        var mustMention: [String]
        var mustNot: [String]
        /// Services that must stand first, in this order, and those that must not be named.
        var refer: [String]
        var referNot: [String]
        /// Slots that must be known after the turn.
        var situation: [SlotCondition]
        var kind: Reply.Kind?
        var level: UrgentLevel?
        /// Topics that must be among the options.
        var offer: [String]
        /// The reply may be the last one's words again.
        var again: Bool
        /// Sent instead of what the last reply returned.
        var state: String?
    }

    public var id: String
    /// The topic its file is named after; a file of many topics may have any name.
    public var file: String
    public var turns: [Turn]

    /// Kinds of reply a turn may ask for.
    static let kinds = Reply.Kind.allCases.map(\.rawValue)

    init(_ entry: Draft.Entry) {
        id = entry.id
        file = String(entry.path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
        turns = entry.node["turns"]?.items.map(Turn.init) ?? []
    }

    /// True where the test speaks of a topic: its file bears the name, or a turn expects it.
    public func concerns(_ topic: String) -> Bool {
        file == topic || turns.contains { ($0.expect + $0.accept).contains(topic) }
    }
}

extension ConversationTest.Turn {
    init(_ node: Node) {
        place = node.place
        user = node.string("user")
        pick = Int(node.string("pick"))
        expect = node.strings("expect")
        accept = node.strings("accept")
        mustMention = node.strings("must_mention")
        mustNot = node.strings("must_not")
        refer = node.strings("refer")
        referNot = node.strings("refer_not")
        situation = node["situation"]?.conditions() ?? []
        kind = Reply.Kind(rawValue: node.string("kind"))
        level = UrgentLevel(rawValue: node.string("level"))
        offer = node.strings("offer")
        again = node.string("again") == "true"
        state = node["state"]?.text
    }
}
