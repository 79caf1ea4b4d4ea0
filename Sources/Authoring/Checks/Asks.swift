import Playbook

extension Check {
    /// An ask belongs to one topic. Two of a topic that say nearly the same teach less than two that differ.
    static let asks = Check { draft, _, findings in
        var owners: [[String]: (topic: String, place: Place)] = [:]
        for entry in draft.topics {
            var seen: [(sorted: [String], node: Node)] = []
            for node in entry.node["asks"]?.items ?? [] {
                let words = words(node.text ?? "")
                if words.isEmpty { continue }
                let sorted = words.sorted()
                if let owner = owners[words], owner.topic != entry.id {
                    findings.add(
                        .sharedAsk, at: node, "\(owner.topic) has the same ask",
                        mend: "keep it in one of the two; the other is at \(owner.place.file):\(owner.place.line)")
                } else if let other = seen.first(where: { isNear($0.sorted, sorted) }) {
                    findings.add(
                        .nearAsk, at: node, "nearly the same as the ask in line \(other.node.line)",
                        mend: "ask for something else here, or delete it")
                }
                if owners[words] == nil { owners[words] = (entry.id, node.place) }
                seen.append((sorted, node))
            }
        }
    }

    private static func words(_ ask: String) -> [String] {
        ask.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }.split { !$0.isLetter && !$0.isNumber }.map(
            String.init)
    }

    /// The same words in any order; or, of long asks, all but one in ten. Both come sorted.
    private static func isNear(_ a: [String], _ b: [String]) -> Bool {
        let most = max(a.count, b.count)
        let spare = most / 10
        guard abs(a.count - b.count) <= spare else { return false }
        var i = 0
        var j = 0
        var shared = 0
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                shared += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
            // Too many left over already.
            if max(i, j) - shared > spare { return false }
        }
        return most - shared <= spare
    }
}
