import Playbook
import Understanding

/// Words of the playbook as a reply shows them: the same each time they are said, and so put together once.
public final class LaidOut: Sendable, Equatable {
    /// As plain lines: see `Reply.text`.
    let text: String
    let notes: Notes
    /// The mark of the words where nothing stands before them.
    let mark: WordsMark
    private let passages: [Passage]

    init(_ passages: [Passage]) {
        self.passages = passages
        var notes = Notes()
        let blocks = passages.flatMap { notes.blocks(of: $0) }
        var mark = WordsMark()
        for block in blocks { mark.add(block) }
        self.notes = notes
        self.mark = mark
        text = Reply(kind: .answer, blocks: blocks).text
    }

    /// As blocks, for the few that ask for them.
    var blocks: [Reply.Block] {
        var notes = Notes()
        return passages.flatMap { notes.blocks(of: $0) }
    }

    public static func == (a: LaidOut, b: LaidOut) -> Bool { a === b || a.passages == b.passages }
}

/// What stands in a topic's answer: its own words, those of a variant by its place, or a detail.
enum AnswerPlace: Hashable {
    case answer
    case variant(Int)
    case detail(Int)

    /// Another number for each.
    fileprivate var number: Int {
        switch self {
        case .answer: 0
        case .variant(let place): place * 2 + 1
        case .detail(let place): place * 2 + 2
        }
    }
}

/// The answers of topics, laid out as far as they were given.
final class LaidOutAnswers: Sendable {
    private let playbook: Playbook
    private let made = MadeAsAsked<Int, LaidOut>()
    /// More places than an answer has.
    private static let most = 1 << 32

    init(_ playbook: Playbook) { self.playbook = playbook }

    subscript(topic: Int, place: AnswerPlace) -> LaidOut {
        made.value(of: topic * Self.most + place.number) { LaidOut(passages(topic, place)) }
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
