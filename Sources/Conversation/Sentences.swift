import Playbook

/// The helper's fixed sentences by their place among all, each cut once where a name or a value is filled in: every reply
/// has some.
struct Sentences: Sendable {
    private let cut: [CutSentence]

    init(_ helper: Helper) { cut = Wording.allCases.map(helper.cut) }

    /// A sentence with `name` filled in where it has such a place; empty where the playbook has none.
    func say(_ wording: Wording, _ name: String) -> String { cut[wording.place].filled(with: name) }
}

extension Wording {
    /// The place among all cases: they have no values, so that this is the byte they are kept as.
    fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

extension Turn {
    /// A sentence of the helper's own: see `Helper.say`.
    func say(_ wording: Wording, _ name: String = "") -> String { engine.sentences.say(wording, name) }
}
