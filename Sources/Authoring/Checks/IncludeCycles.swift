import Playbook

extension Check {
    /// Concepts may include each other, never in a circle.
    static let includeCycles = Check { draft, _, findings in
        var includes: [String: [String]] = [:]
        for concept in draft.playbook.concepts { includes[concept.name] = concept.includes }
        var done: Set<String> = []
        for entry in draft.entries[.concept] ?? [] {
            guard let cycle = cycle(from: entry.id, includes, &done) else { continue }
            findings.add(
                .includeCycle, entry.place, "\(entry.id) includes itself: \(cycle.joined(separator: ", "))",
                mend: "take one of them out of includes")
        }
    }

    /// The circle that leads from a concept back to it; visits every concept once.
    private static func cycle(from start: String, _ includes: [String: [String]], _ done: inout Set<String>)
        -> [String]?
    {
        // A path of names, and for each how many of its inner ones were looked at: no recursion, however long the chain.
        var path = [start]
        var next = [0]
        guard !done.contains(start) else { return nil }
        while let name = path.last, let position = next.last {
            let inner = includes[name] ?? []
            guard position < inner.count else {
                done.insert(name)
                path.removeLast()
                next.removeLast()
                continue
            }
            next[next.count - 1] += 1
            let other = inner[position]
            if let index = path.firstIndex(of: other) {
                done.formUnion(path)
                return Array(path[index...]) + [other]
            }
            if !done.contains(other), includes[other] != nil {
                path.append(other)
                next.append(0)
            }
        }
        return nil
    }
}
