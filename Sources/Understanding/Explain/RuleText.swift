/// Says rules in words: what they are, and what they lack in a text.
struct RuleText {
    let matcher: Matcher

    /// A rule as an author would write it.
    func text(_ rule: Int32) -> String {
        if rule < 0 { return matcher.parts.atoms.names[Int(~rule)] }
        let items = matcher.parts.own(rule)
        return switch matcher.parts.parts[Int(rule)].kind {
        case .never: "a word that stands nowhere else"
        case .phrase: "\"" + items.map(text).joined(separator: " ") + "\""
        case .sequence: items.map(text).joined(separator: " … ")
        case .any: list(items, " or ")
        case .none: "not " + list(items, " nor ")
        case .all: items.map(text).joined(separator: " and ")
        }
    }

    /// What keeps a rule from matching; empty where it matches.
    func lacks(_ rule: Int32) -> [String] {
        guard !matcher.matches(rule) else { return [] }
        guard rule >= 0, case let part = matcher.parts.parts[Int(rule)], part.kind == .all else { return [text(rule)] }
        let missing = matcher.parts.own(rule).filter { !matcher.matches($0) }
        if missing.isEmpty { return ["all of it within \(max(part.number, 0)) words"] }
        return missing.flatMap(lacks)
    }

    /// Long lists are cut: the first few say what is meant.
    private func list(_ items: [Int32], _ joint: String) -> String {
        let shown = items.prefix(Self.listed).map(text).joined(separator: joint)
        return items.count > Self.listed ? shown + joint + "…" : shown
    }

    private static let listed = 6
}
