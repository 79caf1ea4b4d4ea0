extension Utterance {
    /// What is left once opening clauses that say nothing are gone: "ok. so back to me, who checks it" is "who checks it".
    var gist: Utterance {
        var first = 0
        for at in tokens.indices.dropFirst() where tokens[at].before != .none {
            guard (first..<at).allSatisfy({ tokens[$0].classes.contains(.prefatory) }) else { break }
            first = at
        }
        return first == 0 ? self : slice(first..<tokens.count)
    }
}
