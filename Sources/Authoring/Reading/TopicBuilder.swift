import Playbook

/// Makes topics of their entries.
enum TopicBuilder {
    static func plain(_ entry: Draft.Entry) -> Topic {
        let node = entry.node
        var topic = common(entry)
        topic.kind = Topic.Kind(rawValue: node.string("kind")) ?? .answer
        topic.patterns = node.patterns("patterns")
        topic.slots = node.strings("slots")
        topic.answer = node["answer"].map(answer)
        return topic
    }

    static func urgent(_ entry: Draft.Entry) -> Topic {
        let node = entry.node
        var topic = common(entry)
        topic.kind = .urgent
        let levels = node["levels"]?.pairs.compactMap { pair in
            UrgentLevel(rawValue: pair.name).map { level($0, pair.value) }
        }
        topic.card = UrgentCard(
            levels: (levels ?? []).sorted { $0.level > $1.level }, signs: node["signs"]?.items.compactMap(sign) ?? [],
            safetyQuestion: node.string("safety-question"), sendOff: node.string("send-off"),
            holdFast: node.string("hold-fast"), precedence: Int(node.string("precedence")).map { max(0, $0) } ?? 99,
            isQuiet: node.string("quiet") == "true")
        return topic
    }

    private static func common(_ entry: Draft.Entry) -> Topic {
        let node = entry.node
        let title = node.string("title")
        return Topic(
            id: entry.id, section: entry.section, title: title,
            // A minimal topic is offered by its title.
            question: node["question"]?.text ?? title, asks: node.strings("asks"), next: node.strings("next"),
            refer: node.strings("refer"),
            staff: StaffNotes(
                listenFor: node["staff"]?.strings("listen-for") ?? [], avoid: node["staff"]?.strings("avoid") ?? []),
            review: node["review"].map {
                Review(checked: $0.string("checked"), due: $0.string("due"), by: $0.string("by"))
            })
    }

    private static func answer(_ node: Node) -> Answer {
        let details = node["details"]?.pairs.map { pair in
            let asks = pair.value.strings("asks")
            return Answer.Detail(
                id: pair.name, label: pair.value["label"]?.text ?? asks.first ?? pair.name, asks: asks,
                text: pair.value["text"]?.passage ?? Passage())
        }
        let variants = node["variants"]?.items.map { item in
            Answer.Variant(
                when: item["when"]?.conditions() ?? [], short: item["short"]?.passage, full: item["full"]?.passage)
        }
        return Answer(
            short: node["short"]?.passage ?? Passage(), full: node["full"]?.passage ?? Passage(),
            details: details ?? [], variants: variants ?? [])
    }

    private static func level(_ level: UrgentLevel, _ node: Node) -> UrgentCard.Level {
        UrgentCard.Level(
            level: level, say: node.string("say"), bullets: node.strings("bullets"), end: node.string("end"),
            refer: node.strings("refer"), meanwhile: node.string("meanwhile"), family: node.string("family"))
    }

    private static func sign(_ node: Node) -> UrgentCard.Sign? {
        guard let pattern = node["pattern"]?.pattern, let level = UrgentLevel(rawValue: node.string("level"))
        else { return nil }
        let conditionals = node["level-if"]?.items.compactMap { item in
            UrgentLevel(rawValue: item.string("level")).map {
                UrgentCard.Conditional(when: item.conditions(leavingOut: "level"), level: $0)
            }
        }
        return UrgentCard.Sign(
            pattern: pattern, level: level, levelIf: conditionals ?? [], source: node.string("source"),
            say: node.string("say"), also: node.strings("also"),
            evenIf: node.strings("even-if").compactMap(UrgentCard.Sign.Screen.init))
    }
}
