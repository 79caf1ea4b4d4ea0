import Playbook

// The names that the other modules build against until the real types land. Whoever brings those deletes this file.
// `RankingModel.encoded()` and `init(decoding:)` are the whole of what `Compiled` needs to know of the model: it stores
// the bytes as one opaque section; the decoder trusts nothing and throws `ModelError`.

public struct ModelError: Error {}

public struct RankingModel: Sendable, Equatable {
    public static let version = 0
    public func encoded() -> [UInt8] { [] }
    public init(decoding bytes: ArraySlice<UInt8>) throws(ModelError) {}
    init() {}
}

public enum Learner {
    public static func learn(_ playbook: Playbook) -> RankingModel { RankingModel() }
}

public struct Utterance: Sendable {
    public var isEmpty: Bool { true }
}

public struct PhraseSet: Sendable {}

public struct Understander: Sendable {
    public init(playbook: Playbook, model: RankingModel) throws(ModelError) {}
    public func read(_ text: String) -> Utterance { Utterance() }
    public func interpret(_ utterance: Utterance, situation: Situation) -> Interpretation { Interpretation() }
    public func detail(_ utterance: Utterance, of topic: Int) -> (detail: Int, score: Float)? { nil }
    public func phrases(_ list: [String]) -> PhraseSet { PhraseSet() }
    public func isWholly(_ utterance: Utterance, oneOf phrases: PhraseSet) -> Bool { false }
    /// What follows an opening phrase; `nil` where the utterance does not begin with one.
    public func startsWith(_ utterance: Utterance, oneOf phrases: PhraseSet) -> Utterance? { nil }
    public func matches(_ utterance: Utterance, label: String) -> Float { 0 }
    public func find(_ words: String, limit: Int) -> [Reading] { [] }
}
