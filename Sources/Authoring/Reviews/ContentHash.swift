import Compiled

/// A short hash of what a reader gets of a thing: the same however the file is laid out.
enum ContentHash {
    /// The hashes of everything that has one: of topics by id, of sources and facts by `source ID` or `fact ID`.
    struct All: Sendable {
        let topics: [String: String]
        let evidence: [String: String]

        init(_ draft: Draft) {
            topics = Dictionary(
                draft.topics.map { ($0.id, ContentHash.of($0, draft)) }, uniquingKeysWith: { first, _ in first })
            let evidence = [Kind.source, .fact].flatMap { kind in
                (draft.entries[kind] ?? []).map { ("\(kind.rawValue) \($0.id)", ContentHash.of($0)) }
            }
            self.evidence = Dictionary(evidence, uniquingKeysWith: { first, _ in first })
        }
    }

    /// What a topic says and what raises its alarm. How people ask, and who checked it when, are left out.
    static func of(_ topic: Draft.Entry, _ draft: Draft) -> String {
        var hash = SHA256()
        for pair in topic.node.pairs where !["asks", "patterns", "review"].contains(pair.name) { add(pair, to: &hash) }
        // A number that changes in the directory changes what is said.
        for id in services(in: topic.node) {
            guard let referral = draft.playbook.referral(id) else { continue }
            hash.update(Array("\(id) \(referral.phone) \(referral.text)\n".utf8))
        }
        return short(hash)
    }

    /// A source or a fact.
    static func of(_ entry: Draft.Entry) -> String {
        var hash = SHA256()
        for pair in entry.node.pairs { add(pair, to: &hash) }
        return short(hash)
    }

    private static func add(_ pair: Node.Pair, to hash: inout SHA256) {
        hash.update(Array("key \(pair.name)\n".utf8))
        // The asks of a detail are no more shown than those of its topic.
        if pair.name == "asks" { return }
        add(pair.value, to: &hash)
    }

    private static func add(_ node: Node, to hash: inout SHA256) {
        switch node.content {
        case .text(let text): hash.update(Array("text \(text.utf8.count) \(text)\n".utf8))
        case .list(let items):
            hash.update(Array("list \(items.count)\n".utf8))
            for item in items { add(item, to: &hash) }
        case .map(let pairs):
            hash.update(Array("map \(pairs.count)\n".utf8))
            for pair in pairs { add(pair, to: &hash) }
        }
    }

    /// Every service that the topic or one of its cards names.
    private static func services(in node: Node) -> [String] {
        node.pairs.flatMap { $0.name == "refer" ? $0.value.texts : services(in: $0.value) }
    }

    private static func short(_ hash: consuming SHA256) -> String {
        hash.finish().prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
