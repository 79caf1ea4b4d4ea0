/// How much oftener a feature stands in a topic's examples than in all: the evidence of naive Bayes, which sees single
/// rare words better than the margin does.
enum Leaning {
    /// What it counts in a weight, beside the margin's part.
    static let worth: Float = 0.05

    /// The evidence of a feature that a topic's examples have.
    ///
    /// - Parameters:
    ///   - own: how often the topic's examples have it, by their cost.
    ///   - share: the share of all examples that have it.
    static func evidence(own: Float, share: Float) -> Float { Exact.log(1 + own / share) }

    /// The evidence of each feature a topic has never had, for a topic with examples of this cost in all.
    static func absence(_ cost: Float) -> Float { -Exact.log(1 + cost) }
}
