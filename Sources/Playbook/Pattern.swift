/// A rule over words and concepts.
///
/// Words match their regular inflections (`break` matches `breaks` and `breaking`); `=word` matches that form alone.
public indirect enum Pattern: Sendable, Equatable {
    /// A word in any regular inflection.
    case word(String)
    /// Exactly this form of a word.
    case exact(String)
    /// Any word or phrase of the concept, written `~name`.
    case concept(String)
    /// Adjacent items, in order.
    case phrase([Pattern])
    /// Items in order with at most `gap` other words between two of them.
    case sequence([Pattern], gap: Int)
    /// Every item, in any order; all of them inside a window of `within` words where that is given.
    case all([Pattern], within: Int?)
    /// At least one item.
    case any([Pattern])
    /// No item. Only meaningful beside something that must be there.
    case none([Pattern])

    /// Words allowed between two items of a sequence where the author gives no `gap`.
    public static let defaultGap = 3
    /// The most words a `gap` or `within` may span; no sentence is longer.
    public static let maximumDistance = 1000
    /// How deep patterns may nest.
    public static let maximumDepth = 64
}
