import Playbook

extension Check {
    /// An ask belongs to one topic. Two of a topic that say nearly the same teach less than two that differ.
    static let asks = Check { draft, _, findings in
        var owners: [[String]: (topic: String, place: Place)] = [:]
        for entry in draft.topics {
            var seen: [(words: [String], node: Node)] = []
            for node in entry.node["asks"]?.items ?? [] {
                let words = words(node.text ?? "")
                if words.isEmpty { continue }
                if let owner = owners[words], owner.topic != entry.id {
                    findings.add(
                        .sharedAsk, at: node, "\(owner.topic) has the same ask",
                        mend: "keep it in one of the two; the other is at \(owner.place.file):\(owner.place.line)")
                } else if let other = seen.first(where: { isNear($0.words, words) }) {
                    findings.add(
                        .nearAsk, at: node, "nearly the same as the ask in line \(other.node.line)",
                        mend: "ask for something else here, or delete it")
                }
                if owners[words] == nil { owners[words] = (entry.id, node.place) }
                seen.append((words, node))
            }
        }
    }

    private static func words(_ ask: String) -> [String] {
        ask.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }.split { !$0.isLetter && !$0.isNumber }.map(
            String.init)
    }

    /// The same words in any order; or, of long asks, all but one in ten.
    private static func isNear(_ a: [String], _ b: [String]) -> Bool {
        guard abs(a.count - b.count) * 10 <= max(a.count, b.count) else { return false }
        var rest: [String: Int] = [:]
        for word in a { rest[word, default: 0] += 1 }
        var shared = 0
        for word in b {
            guard let left = rest[word], left > 0 else { continue }
            rest[word] = left - 1
            shared += 1
        }
        return (max(a.count, b.count) - shared) * 10 <= max(a.count, b.count)
    }
}
