import Conversation
import Playbook
import Understanding

/// Why some words went where they did, for an author: the likeliest topics with what speaks for each, the patterns and
/// signs that fired, and what the topic that was wanted lacked.
public struct Evidence: Sendable {
    private let explanation: Explanation
    private let topics: [Topic]

    /// - Parameter topic: the one that was wanted, if any.
    public init(_ text: String, state: String?, _ engine: Engine, expecting topic: String? = nil) {
        topics = engine.playbook.topics
        explanation = engine.understander.explain(
            text, situation: engine.situation(in: state), topic: topic.flatMap(engine.playbook.topicIndex))
    }

    /// As lines, the most telling first.
    public var lines: [String] {
        var lines: [String] = []
        let read = explanation.words.filter { $0.text != $0.typed.lowercased() }.map { "\($0.typed) as \($0.text)" }
        if !read.isEmpty { lines.append("read: \(read.joined(separator: ", "))") }
        let unknown = explanation.words.filter { !$0.isKnown }.map(\.text)
        if !unknown.isEmpty { lines.append("no ask has: \(unknown.joined(separator: ", "))") }
        let concepts = explanation.concepts.map { "~" + $0.name }
        if !concepts.isEmpty { lines.append("concepts: \(concepts.joined(separator: " "))") }
        for sign in explanation.signs {
            lines.append("sign \(sign.sign + 1) of \(topics[sign.topic].id): \(Self.outcome(of: sign))")
        }
        for pattern in explanation.patterns where pattern.lacked.isEmpty {
            lines.append("pattern \(pattern.pattern + 1) of \(topics[pattern.topic].id) fired")
        }
        for topic in explanation.topics.prefix(Self.shown) {
            let parts = topic.parts.filter { $0.weight > 0 && $0.kind != .baseline }.prefix(Self.parts)
            lines.append("\(topics[topic.topic].id) \(Self.decimal(topic.share)): \(Self.list(Array(parts)))")
        }
        if let lack = explanation.lack, lack.behind > 0 {
            let name = topics[lack.topic].id
            lines.append(
                "\(name) is behind by \(Self.decimal(lack.behind)): \(Self.list(Array(lack.against.prefix(Self.parts))))"
            )
            if let nearest = lack.nearest { lines.append("nearest ask of \(name): \(nearest.text)") }
            let missing = lack.missing.prefix(Self.parts).map(\.text)
            if !missing.isEmpty { lines.append("what says \(name) most: \(missing.joined(separator: ", "))") }
        }
        return lines
    }

    /// Patterns that fired, by topic and place in its list.
    var fired: [(topic: Int, pattern: Int)] {
        explanation.patterns.filter(\.lacked.isEmpty).map { ($0.topic, $0.pattern) }
    }

    /// Urgent signs that stand in the words, by topic and place in its list.
    var signs: [(topic: Int, sign: Int)] { explanation.signs.map { ($0.topic, $0.sign) } }

    /// Names of the concepts in the words.
    var concepts: [String] { explanation.concepts.map(\.name) }

    /// The nearest ask of each of the likeliest topics.
    var nearestAsks: [(topic: Int, ask: String)] {
        explanation.topics.compactMap { topic in
            topic.parts.first { $0.kind == .nearest }.map { (topic.topic, $0.text) }
        }
    }

    /// The level of a sign, or what held it back; a calm message lowers its level or holds it back.
    static func outcome(of sign: Explanation.Sign) -> String {
        let reasons = sign.screens.map(\.screen.rawValue) + (sign.isOutweighed ? ["a calm message"] : [])
        guard let level = sign.level?.rawValue else { return "held back by \(reasons.joined(separator: ", "))" }
        return sign.isOutweighed ? "\(level), lowered by a calm message" : level
    }

    private static let shown = 3
    private static let parts = 5

    private static func list(_ parts: [Explanation.Part]) -> String {
        parts.map { part in
            let name = part.kind == .nearest ? "near \"\(part.text)\"" : part.text
            return "\(name) \(part.weight > 0 ? "+" : "")\(decimal(part.weight))"
        }.joined(separator: ", ")
    }

    private static func decimal(_ number: Float) -> String {
        let hundredths = Int((number * 100).rounded())
        let digits = String(abs(hundredths) % 100)
        return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(digits.count == 1 ? "0" : "")\(digits)"
    }
}
