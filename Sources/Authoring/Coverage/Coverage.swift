import Conversation
import Playbook

/// How much of the dialogues the tests reach: what was answered, what fired, what was offered and taken.
public struct Coverage: Sendable {
    /// What is counted.
    public enum Kind: String, Sendable, CaseIterable {
        case topics, variants, details, patterns, signs, concepts, asks, options, transitions

        /// What it counts, in a sentence.
        public var meaning: String {
            switch self {
            case .topics: "answered, or its card shown"
            case .variants: "said to somebody in that situation"
            case .details: "the follow-up was answered"
            case .patterns: "fired on some message"
            case .signs: "raised an alarm, or was held back"
            case .concepts: "a word of it was said"
            case .asks: "said, or the nearest to what was said"
            case .options: "offered with an answer"
            case .transitions: "taken from one topic to the next"
            }
        }
    }

    /// One thing that can be reached.
    public struct Item: Sendable, Hashable, Comparable {
        /// The topic it belongs to; empty for concepts.
        public var topic: String
        public var name: String

        public static func < (a: Item, b: Item) -> Bool { (a.topic, a.name) < (b.topic, b.name) }
    }

    /// Everything there is, by kind.
    public private(set) var all: [Kind: Set<Item>] = [:]
    /// What was reached, by kind.
    public private(set) var reached: [Kind: Set<Item>] = [:]
    let playbook: Playbook

    /// What a run of the tests reached.
    public init(_ run: TestRun, with engine: Engine) {
        playbook = engine.playbook
        all = CoverageGoals.of(playbook)
        let traces = AllAtOnce.map(run.played) { CoverageTrace($0, engine) }
        for trace in traces {
            for (kind, items) in trace.reached {
                reached[kind, default: []].formUnion(items.intersection(all[kind] ?? []))
            }
        }
    }

    /// The share that was reached, 0 to 1; 1 where there is nothing to reach.
    public func share(_ kind: Kind) -> Double {
        let whole = all[kind]?.count ?? 0
        return whole == 0 ? 1 : Double(reached[kind]?.count ?? 0) / Double(whole)
    }

    /// What no test reaches, in order.
    public func missed(_ kind: Kind) -> [Item] { (all[kind] ?? []).subtracting(reached[kind] ?? []).sorted() }

    /// The share of a topic's own things that was reached: variants, details, patterns and signs.
    func share(of topic: String) -> Double {
        let kinds: [Kind] = [.topics, .variants, .details, .patterns, .signs]
        let whole = kinds.reduce(0) { $0 + (all[$1] ?? []).count { $0.topic == topic } }
        let part = kinds.reduce(0) { $0 + (reached[$1] ?? []).count { $0.topic == topic } }
        return whole == 0 ? 1 : Double(part) / Double(whole)
    }
}

/// Everything in a playbook that a test can reach.
enum CoverageGoals {
    static func of(_ playbook: Playbook) -> [Coverage.Kind: Set<Coverage.Item>] {
        var all: [Coverage.Kind: Set<Coverage.Item>] = [:]
        func add(_ kind: Coverage.Kind, _ topic: String, _ name: String) {
            all[kind, default: []].insert(Coverage.Item(topic: topic, name: name))
        }
        for topic in playbook.topics {
            add(.topics, topic.id, topic.id)
            for (number, variant) in (topic.answer?.variants ?? []).enumerated() {
                add(.variants, topic.id, variantName(number, variant))
            }
            for detail in topic.answer?.details ?? [] {
                add(.details, topic.id, detail.id)
                add(.options, topic.id, "follow-up \(detail.id)")
            }
            for number in topic.patterns.indices { add(.patterns, topic.id, "pattern \(number + 1)") }
            for number in (topic.card?.signs ?? []).indices { add(.signs, topic.id, "sign \(number + 1)") }
            for ask in topic.asks { add(.asks, topic.id, ask) }
            for next in topic.next {
                add(.options, topic.id, next)
                add(.transitions, topic.id, next)
            }
        }
        for concept in playbook.concepts { add(.concepts, "", concept.name) }
        return all
    }

    static func variantName(_ number: Int, _ variant: Answer.Variant) -> String {
        let when = variant.when.map { "\($0.slot): \($0.values.joined(separator: " or "))" }
        return "variant \(number + 1) (\(when.joined(separator: ", ")))"
    }
}
