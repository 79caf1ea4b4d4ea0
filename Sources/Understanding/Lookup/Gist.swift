extension Utterance {
    /// What is left once opening clauses that say nothing are gone: "ok. so back to me, who checks it" is "who checks it".
    var gist: Utterance {
        var first = 0
        for at in tokens.indices.dropFirst() where tokens[at].before != .none {
            guard (first..<at).allSatisfy({ Self.prefatory.contains(text($0)) }) else { break }
            first = at
        }
        return first == 0 ? self : slice(first..<tokens.count)
    }

    /// Words with which people turn to what they want to say. Thanks and greetings are no such words: they may be all that
    /// is meant.
    private static let prefatory: Set<String> = Set(
        ("ok okay oh ah hmm hm well right so and but also or then now just anyway sorry fair enough fine alright all i see "
            + "get it got that thats understood a the my one more other another next last quick question thing things "
            + "back to me on topic subject off moving please yeah yes actually again too")
            .split(separator: " ").map(String.init))
}
