import Playbook

extension Check {
    /// The rules for urgent cards, after the care-card pattern of the NHS service manual: the action and its number first,
    /// few bullets, few services, nothing to follow or to look up.
    static let cards = Check { draft, _, findings in
        for entry in draft.entries[.urgentTopic] ?? [] {
            for pair in entry.node["levels"]?.pairs ?? [] { check(pair.value, pair.key, &findings) }
            checkLevels(entry, &findings)
        }
    }

    static let mostBullets = 5
    static let mostReferrals = 2
    /// What the first two lines name, any of them.
    private static let actions = ["999", "A&E", "111", "maternity unit"]
    /// What a citation or a web address has in it.
    private static let links = ["[^", "http", "www.", ".uk", ".org", ".com"]
    /// Two lines of a narrow terminal.
    private static let twoLines = 160

    private static func check(_ card: Node, _ level: Node, _ findings: inout Findings) {
        if let say = card["say"], let text = say.text, !text.isEmpty {
            let start = text.split(separator: "\n").prefix(2).joined(separator: " ").prefix(twoLines)
            if !actions.contains(where: start.contains) {
                findings.add(
                    .cardAction, at: say, "the first two lines name none of \(actions.joined(separator: ", "))",
                    mend: "begin with the action, such as: Call 999 now if")
            }
        }
        if let bullets = card["bullets"], bullets.items.count > mostBullets {
            findings.add(
                .cardBullets, at: bullets, "\(bullets.items.count) bullets, and a card has at most \(mostBullets)",
                mend: "keep the likeliest signs")
        }
        if let refer = card["refer"], refer.items.count > mostReferrals {
            findings.add(
                .cardReferrals, at: refer, "\(refer.items.count) services, and a card has at most \(mostReferrals)",
                mend: "put the others in the topic's refer")
        }
        for pair in card.pairs {
            for node in [pair.value] + pair.value.items {
                guard let text = node.text, links.contains(where: text.contains) else { continue }
                findings.add(.cardCitation, at: node, "a citation or a link inside a card", mend: "take it out")
            }
        }
    }

    /// Each level that a sign can raise has its card; `ask` has the safety question.
    private static func checkLevels(_ entry: Draft.Entry, _ findings: inout Findings) {
        let cards = entry.node["levels"]?.pairs.map(\.name) ?? []
        for sign in entry.node["signs"]?.items ?? [] {
            let levels = [sign["level"]] + (sign["level-if"]?.items.map { $0["level"] } ?? [])
            for level in levels.compactMap({ $0 }) {
                guard let name = level.text, UrgentLevel(rawValue: name) != nil, name != UrgentLevel.ask.rawValue,
                    !cards.contains(name)
                else { continue }
                findings.add(
                    .cardLevels, at: level, "\(entry.id) has no card for \(name)",
                    mend: "its cards are: \(cards.joined(separator: ", "))")
            }
        }
    }
}
