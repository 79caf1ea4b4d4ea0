import Conversation
import Playbook

/// Whether a reply is what its turn asks for.
struct TurnVerdict: Equatable {
    /// What is wrong; empty where the turn passed.
    var problems: [String] = []
    /// The helper asked back, and an expected topic is among the options: passed, at the price of a question.
    var isAsked = false

    init(_ turn: ConversationTest.Turn, _ reply: Reply) {
        judgeTopics(turn, reply)
        let text = reply.text.lowercased()
        // A question in place of the answer cannot hold the answer's words.
        if !isAsked {
            for words in turn.mustMention
            where !words.lowercased().split(separator: "|").contains(where: { text.contains($0.trimmingBlanks()) }) {
                problems.append("does not mention \(words)")
            }
        }
        for words in turn.mustNot
        where words.lowercased().split(separator: "|").contains(where: { text.contains($0.trimmingBlanks()) }) {
            problems.append("mentions \(words)")
        }
        judgeServices(turn, reply)
        for condition in turn.situation {
            let value = reply.situation[condition.slot]
            if value.map(condition.values.contains) != true {
                problems.append(
                    "\(condition.slot) is \(value ?? "not known"), not \(condition.values.joined(separator: " or "))")
            }
        }
        if let kind = turn.kind, reply.kind != kind {
            problems.append("the reply is \(reply.kind.rawValue), not \(kind.rawValue)")
        }
        for topic in turn.offer where !reply.options.contains(where: { $0.target == .topic(topic) }) {
            problems.append("does not offer \(topic)")
        }
        if let level = turn.level, reply.level != level {
            problems.append("the level is \(reply.level?.rawValue ?? "none"), not \(level.rawValue)")
        }
    }

    private mutating func judgeServices(_ turn: ConversationTest.Turn, _ reply: Reply) {
        if !isAsked, !reply.referrals.starts(with: turn.refer) {
            problems.append(
                "the services are \(reply.referrals.joined(separator: ", ")), not first \(turn.refer.joined(separator: ", "))"
            )
        }
        for service in turn.referNot where reply.referrals.contains(service) { problems.append("names \(service)") }
    }

    /// What every reply must be, whatever its turn asks for: no echo of the last one, and a way on.
    mutating func judge(_ reply: Reply, after said: String?, mayRepeat: Bool) {
        if reply.text == said, !mayRepeat { problems.append("says the same again, word for word") }
        if reply.options.isEmpty, reply.kind != .urgent { problems.append("leaves no way on") }
    }

    private mutating func judgeTopics(_ turn: ConversationTest.Turn, _ reply: Reply) {
        let isAsking = [.clarify, .menu, .question].contains(reply.kind)
        // Nothing counts as answered while the helper asks back.
        let answered = isAsking ? [] : reply.topics.map(\.id)
        let wanted = turn.expect + turn.accept
        if turn.expect.isEmpty {
            if let first = answered.first, !turn.accept.isEmpty, !turn.accept.contains(first) {
                problems.append("answered \(first), accepted \(turn.accept.joined(separator: ", "))")
            }
            return
        }
        if turn.expect.allSatisfy(answered.contains) || answered.first.map(wanted.contains) == true { return }
        let offered = reply.options.prefix(4).compactMap { option in
            if case .topic(let id) = option.target { return id }
            return nil
        }
        if isAsking, offered.contains(where: wanted.contains) {
            isAsked = true
        } else {
            let got = answered.isEmpty ? reply.kind.rawValue : answered.prefix(3).joined(separator: ", ")
            let options = offered.isEmpty ? "" : ", offered \(offered.joined(separator: ", "))"
            problems.append("expected \(turn.expect.joined(separator: ", ")), got \(got)\(options)")
        }
    }
}
