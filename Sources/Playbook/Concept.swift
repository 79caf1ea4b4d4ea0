/// A named set of words and phrases with one meaning, written `~name` in patterns.
public struct Concept: Sendable, Equatable {
    public var name: String
    /// Single words; regular inflections are understood, `=word` means that form alone.
    public var words: [String]
    /// Phrases of two words or more.
    public var phrases: [String]
    /// Concepts whose words belong to this one too.
    public var includes: [String]

    public init(name: String, words: [String] = [], phrases: [String] = [], includes: [String] = []) {
        self.name = name
        self.words = words
        self.phrases = phrases
        self.includes = includes
    }
}
