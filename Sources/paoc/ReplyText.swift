import Conversation
import Playbook

/// A reply as an author reads it: the text, then the options, the services and the sources.
enum ReplyText {
    static func lines(_ reply: Reply, of playbook: Playbook) -> [String] {
        var lines = [heading(reply), "", reply.text]
        if !reply.options.isEmpty {
            lines.append("")
            lines += reply.options.map { "\($0.number). \($0.label)" }
        }
        let referrals = reply.referrals.compactMap(playbook.referral)
        if !referrals.isEmpty {
            lines += ["", "Turn to:"]
            lines += referrals.map(line)
        }
        let sources = reply.sources.compactMap(playbook.source)
        if !sources.isEmpty {
            lines += ["", "Sources:"]
            lines += sources.enumerated().map { "[\($0.offset + 1)] \(line($0.element))" }
        }
        return lines
    }

    /// What kind of reply it is and what it was taken from, such as `answer: more-babies 0.93`.
    private static func heading(_ reply: Reply) -> String {
        let topics = reply.topics.map { "\($0.id) \((($0.score * 100).rounded() / 100))" }
        let level = reply.level.map { " (\($0.rawValue))" } ?? ""
        return "\(reply.kind.rawValue)\(level): \(topics.isEmpty ? "no topic" : topics.joined(separator: ", "))"
    }

    private static func line(_ referral: Referral) -> String {
        let ways = [referral.phone, referral.text, referral.email, referral.web, referral.hours].filter { !$0.isEmpty }
        return "- " + ([referral.name] + ways).joined(separator: " · ")
    }

    private static func line(_ source: Source) -> String {
        [source.printedTitle, source.authors, source.year, source.url].filter { !$0.isEmpty }.joined(separator: ". ")
    }
}
