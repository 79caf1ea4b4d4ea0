import Playbook

/// Makes the playbook of a draft. Whatever does not fit its shape has been reported and is left out here.
enum PlaybookBuilder {
    static func build(_ draft: Draft) -> Playbook {
        func things<Thing>(_ kind: Kind, _ make: (Draft.Entry) -> Thing) -> [Thing] {
            (draft.entries[kind] ?? []).map(make)
        }
        return Playbook(
            helper: HelperBuilder.build(draft.helpers),
            topics: things(.topic, TopicBuilder.plain) + things(.urgentTopic, TopicBuilder.urgent),
            concepts: things(.concept, concept), slots: things(.slot, slot), referrals: things(.referral, referral),
            sources: things(.source, source), facts: things(.fact, fact), ordinaryWords: draft.words)
    }

    private static func concept(_ entry: Draft.Entry) -> Concept {
        let node = entry.node
        return Concept(
            name: entry.id, words: node.strings("words"), phrases: node.strings("phrases"),
            includes: node.strings("includes"))
    }

    private static func slot(_ entry: Draft.Entry) -> Slot {
        let values = entry.node["values"]?.pairs.map { pair in
            Slot.Value(
                name: pair.name, label: pair.value.string("label"), assumed: pair.value.string("assumed"),
                patterns: pair.value.patterns("patterns"))
        }
        return Slot(name: entry.id, values: values ?? [], question: entry.node.string("question"))
    }

    private static func source(_ entry: Draft.Entry) -> Source {
        let node = entry.node
        return Source(
            id: entry.id, title: node.string("title"), authors: node.string("authors"),
            publisher: node.string("publisher"), year: node.string("year"), url: node.string("url"),
            doi: node.string("doi"), kind: node.string("kind"), read: node.string("read"))
    }

    private static func fact(_ entry: Draft.Entry) -> Fact {
        let node = entry.node
        return Fact(
            id: entry.id, statement: node.string("fact"), sources: node.strings("sources"),
            // An unknown strength has its finding; the weakest stands in so that nothing claims too much.
            strength: Fact.Strength(rawValue: node.string("strength")) ?? .expertOpinion,
            checked: node.string("checked"), note: node.string("note"))
    }

    private static func referral(_ entry: Draft.Entry) -> Referral {
        let node = entry.node
        return Referral(
            id: entry.id, name: node.string("name"), whatFor: node.string("what-for"), whoFor: node.string("who-for"),
            phone: node.string("phone"), text: node.string("text"), email: node.string("email"),
            web: node.string("web"), hours: node.string("hours"), cost: node.string("cost"),
            nations: node.strings("nations"), counterpartOf: node.strings("counterpart-of"),
            region: node.string("region"),
            urgency: Referral.Urgency(rawValue: node.string("urgency")) ?? .routine, checked: node.string("checked"),
            recheck: node.string("recheck"))
    }
}

/// Values of a map, empty where they are not there or of another shape.
extension Node {
    func string(_ key: String) -> String { self[key]?.text ?? "" }

    func strings(_ key: String) -> [String] { self[key]?.texts ?? [] }

    func patterns(_ key: String) -> [Pattern] { self[key]?.items.compactMap(\.pattern) ?? [] }

    /// The pattern here; its mistakes were reported when its shape was read.
    var pattern: Pattern? {
        var reported = Findings()
        return PatternReader.read(self, into: &reported).pattern
    }

    /// The passage here; its mistakes were reported when its shape was read.
    var passage: Passage {
        var reported = Findings()
        return PassageReader.read(self, into: &reported).passage
    }

    /// The conditions here, sorted by slot.
    func conditions(leavingOut other: String? = nil) -> [SlotCondition] {
        pairs.filter { $0.name != other }.map { pair in
            SlotCondition(slot: pair.name, values: pair.value.text.map { [$0] } ?? pair.value.texts)
        }.sorted { $0.slot < $1.slot }
    }
}
