import Playbook
import Understanding

/// Words of the playbook as a reply shows them: the same each time they are said. What every turn asks of them is found out
/// once; the words themselves stay where they lie, for who says them often keeps them in a form of its own.
public final class LaidOut: Sendable, Equatable {
    /// Which of the engine's answers they are: see `Engine.answersReady`.
    public let number: Int
    /// There is nothing to say.
    let isEmpty: Bool
    let notes: Notes
    /// The mark of the words where nothing stands before them.
    let mark: WordsMark
    private let passages: [Passage]

    init(_ passages: [Passage], number: Int) {
        self.number = number
        self.passages = passages
        var notes = Notes()
        let blocks = passages.flatMap { notes.blocks(of: $0) }
        var mark = WordsMark()
        for block in blocks { mark.add(block) }
        self.notes = notes
        self.mark = mark
        isEmpty = Reply(kind: .answer, blocks: blocks).text.isEmpty
    }

    /// As plain lines: see `Reply.text`.
    public var text: String { Reply(kind: .answer, blocks: blocks).text }

    /// Ids of the sources of what is said: see `Reply.sources`.
    public var sources: [String] { notes.sources }

    /// As blocks, for the few that ask for them.
    var blocks: [Reply.Block] {
        var notes = Notes()
        return passages.flatMap { notes.blocks(of: $0) }
    }

    public static func == (a: LaidOut, b: LaidOut) -> Bool { a === b || a.passages == b.passages }
}

/// What stands in a topic's answer: its own words, those of a variant by its place, or a detail.
enum AnswerPlace {
    case answer
    case variant(Int)
    case detail(Int)
}

/// The answers of topics, and the ways on from them, laid out as far as they were given.
final class LaidOutAnswers: Sendable {
    private let playbook: Playbook
    /// For each topic the number of its answer; those of its details and variants follow.
    private let starts: [Int]
    /// How many numbers there are.
    let count: Int
    private let words: MadeByNumber<LaidOut>
    /// By the number of the one detail that was given, or of the answer where none was.
    private let ways: MadeByNumber<LaidOutOptions>

    init(_ playbook: Playbook) {
        self.playbook = playbook
        var count = 0
        starts = playbook.topics.map { topic in
            defer { count += 1 + (topic.answer.map { $0.details.count + $0.variants.count } ?? 0) }
            return count
        }
        self.count = count
        words = MadeByNumber(count: count)
        ways = MadeByNumber(count: count)
    }

    subscript(topic: Int, place: AnswerPlace) -> LaidOut {
        let number = number(topic, place)
        return words.value(of: number) { LaidOut(passages(topic, place), number: number) }
    }

    /// - Parameters:
    ///   - detail: the only one of the topic that was given; `nil` where none was.
    ///   - make: finds the ways on from there.
    func ways(after topic: Int, given detail: Int?, _ make: () -> [Reply.Option]) -> LaidOutOptions {
        let number = number(topic, detail.map { .detail($0) } ?? .answer)
        return ways.value(of: number) { LaidOutOptions(make(), number: number) }
    }

    /// The number of what stands in a topic's answer.
    func number(_ topic: Int, _ place: AnswerPlace) -> Int {
        switch place {
        case .answer: starts[topic]
        case .detail(let detail): starts[topic] + 1 + detail
        case .variant(let variant): starts[topic] + 1 + (playbook.topics[topic].answer?.details.count ?? 0) + variant
        }
    }

    /// The short answer leads: a frightened reader gets her answer in the first lines. Small talk has one of the two.
    private func passages(_ topic: Int, _ place: AnswerPlace) -> [Passage] {
        guard let told = playbook.topics[topic].answer else { return [] }
        switch place {
        case .answer where playbook.topics[topic].kind == .answer: return [told.short, told.full]
        case .answer: return [told.full.isEmpty ? told.short : told.full]
        case .detail(let detail): return [told.details[detail].text]
        case .variant(let place):
            let variant = told.variants[place]
            return (variant.hasOwnLead ? [variant.short ?? told.short] : []) + [variant.full ?? told.full]
        }
    }
}

extension Answer.Variant {
    /// A variant with a whole answer and no short one of its own speaks for itself: the common short answer may be worded
    /// for somebody else.
    fileprivate var hasOwnLead: Bool { full == nil || short != nil }
}
