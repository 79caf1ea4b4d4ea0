import Conversation
import Playbook

/// What an edit changes in behaviour: which messages and conversations go elsewhere than before.
public struct BehaviourDiff: Sendable {
    /// A message, or a turn of a conversation, that goes elsewhere.
    public struct Change: Sendable, Equatable {
        /// The label's or the conversation's id, with the number of the turn.
        public var id: String
        public var text: String
        /// Where it went before and where it goes now, such as `answer more-babies`.
        public var before: String
        public var after: String
        /// Which of the two is right, where the message is labelled.
        public var wasRight: Bool?
        public var isRight: Bool?
    }

    /// In the order of the set, then of the conversations.
    public private(set) var changes: [Change] = []
    /// How many messages and turns were put to both.
    public private(set) var compared = 0

    /// Puts labelled messages and conversations to both engines.
    public init(from old: Engine, to new: Engine, set: LabelledSet, tests: [ConversationTest]) {
        let before = LabelledRun(set, with: old)
        let after = LabelledRun(set, with: new)
        for (one, other) in zip(before.trials, after.trials) {
            compared += 1
            if one.destination == other.destination { continue }
            changes.append(
                Change(
                    id: one.line.id, text: one.line.text, before: one.destination, after: other.destination,
                    wasRight: one.verdict.outcome == .right, isRight: other.verdict.outcome == .right))
        }
        let pairs = AllAtOnce.map(tests) { (PlayedConversation($0, with: old), PlayedConversation($0, with: new)) }
        for (one, other) in pairs {
            compared += max(one.turns.count, other.turns.count)
            let turns = zip(one.turns, other.turns).enumerated()
            // What follows the first difference is another conversation.
            guard let (number, pair) = turns.first(where: { Self.differ($0.element) }) else { continue }
            changes.append(
                Change(
                    id: "\(one.test.id) turn \(number + 1)",
                    text: pair.0.turn.pick.map { "option \($0)" } ?? pair.0.turn.user,
                    before: pair.0.reply.destination, after: pair.1.reply.destination,
                    wasRight: pair.0.problems.isEmpty,
                    isRight: pair.1.problems.isEmpty))
        }
    }

    private static func differ(_ turns: (PlayedConversation.Turn, PlayedConversation.Turn)) -> Bool {
        turns.0.reply.destination != turns.1.reply.destination
    }
}

extension Reply {
    /// Where a reply leads, in a few words: its kind, its topics or what it asks back with, its level.
    var destination: String {
        var words = [isSafetyQuestion ? "safety question" : kind.rawValue]
        if kind == .clarify {
            words += options.prefix(4).compactMap { option in
                if case .topic(let id) = option.target { return id }
                return nil
            }
        } else {
            words += topics.map(\.id)
        }
        if let level { words.append(level.rawValue) }
        return words.joined(separator: " ")
    }
}

/// What an edit changes in the words themselves.
public struct ContentDiff: Sendable, Equatable {
    public var added: [String] = []
    public var removed: [String] = []
    /// Topics that say something else.
    public var reworded: [String] = []
    /// Services whose number changed, with the old and the new one.
    public var numbers: [String] = []
    /// Sources and facts that changed, as `source ID`.
    public var evidence: [String] = []

    public init(from old: Authored, to new: Authored) {
        let before = Set(old.hashes.keys)
        let after = Set(new.hashes.keys)
        added = after.subtracting(before).sorted()
        removed = before.subtracting(after).sorted()
        reworded = before.intersection(after).filter { old.hashes[$0] != new.hashes[$0] }.sorted()
        for referral in new.playbook.referrals {
            guard let was = old.playbook.referral(referral.id), was.phone != referral.phone else { continue }
            numbers.append("\(referral.id): \(was.phone) is now \(referral.phone)")
        }
        evidence = old.evidenceHashes.filter { key, hash in new.evidenceHashes[key] != hash }.map(\.key).sorted()
    }
}
