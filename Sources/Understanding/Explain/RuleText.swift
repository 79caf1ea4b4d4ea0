/// Says rules in words: what they are, and what they lack in a text.
struct RuleText {
    let atoms: Atoms
    let matcher: Matcher

    /// A rule as an author would write it.
    func text(_ rule: PatternRule) -> String {
        switch rule {
        case .never: "a word that stands nowhere else"
        case .atom(let atom): atoms.names[Int(atom)]
        case .phrase(let items): "\"" + items.map(text).joined(separator: " ") + "\""
        case .sequence(let items, _): items.map(text).joined(separator: " … ")
        case .any(let items): list(items, " or ")
        case .none(let items): "not " + list(items, " nor ")
        case .all(let items, _): items.map(text).joined(separator: " and ")
        }
    }

    /// What keeps a rule from matching; empty where it matches.
    func lacks(_ rule: PatternRule) -> [String] {
        guard matcher.match(rule) == nil else { return [] }
        guard case .all(let items, let within) = rule else { return [text(rule)] }
        let missing = items.filter { matcher.match($0) == nil }
        if missing.isEmpty { return ["all of it within \(within ?? 0) words"] }
        return missing.flatMap(lacks)
    }

    /// Long lists are cut: the first few say what is meant.
    private func list(_ items: [PatternRule], _ joint: String) -> String {
        let shown = items.prefix(Self.listed).map(text).joined(separator: joint)
        return items.count > Self.listed ? shown + joint + "…" : shown
    }

    private static let listed = 6
}
