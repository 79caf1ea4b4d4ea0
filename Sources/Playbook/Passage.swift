/// Text for the reader: paragraphs and lists with strong words and citations, the whole of the Markdown we allow.
public struct Passage: Sendable, Equatable {
    private var words: LateList<Block>

    public var blocks: [Block] {
        get { words.list }
        set { words = LateList(newValue) }
    }

    public init(_ blocks: [Block] = []) { words = LateList(blocks) }

    /// Blocks that are read when somebody first looks at them.
    public init(_ words: LateList<Block>) { self.words = words }

    /// True where there is nothing to say.
    public var isEmpty: Bool { blocks.isEmpty }

    /// Each paragraph and each item of a list.
    public var lines: [[Span]] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let spans): [spans]
            case .list(let items): items
            }
        }
    }

    /// A paragraph, or a list of items.
    public enum Block: Sendable, Equatable {
        case paragraph([Span])
        case list([[Span]])
    }

    /// A run of text, or the mark where a claim ends.
    public enum Span: Sendable, Equatable {
        case text(String)
        case strong(String)
        case citation(Citation)
    }

    /// The words of some runs, without the marks where claims end.
    public static func words(of spans: [Span]) -> String {
        spans.reduce(into: "") { words, span in
            switch span {
            case .text(let text), .strong(let text): words += text
            case .citation: break
            }
        }
    }

    /// `[^source]{F-fact,F-fact}`: what the sentence before it rests on.
    public struct Citation: Sendable, Equatable {
        public var source: String
        public var facts: [String]

        public init(source: String, facts: [String]) {
            self.source = source
            self.facts = facts
        }
    }
}
