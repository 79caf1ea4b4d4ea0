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

/// For each topic its answer where nothing is known of the person, and its details.
final class LaidOutAnswers: Sendable {
    private let playbook: Playbook
    private let made = MadeAsAsked<Int, LaidOut>()
    /// More details than a topic has.
    private static let most = 1 << 16

    init(_ playbook: Playbook) { self.playbook = playbook }

    /// - Parameter detail: `nil` for the answer itself.
    subscript(topic: Int, detail: Int?) -> LaidOut {
        made.value(of: topic * Self.most + (detail.map { $0 + 1 } ?? 0)) { LaidOut(passages(topic, detail)) }
    }

    /// The short answer leads: a frightened reader gets her answer in the first lines. Small talk has one of the two.
    private func passages(_ topic: Int, _ detail: Int?) -> [Passage] {
        guard let told = playbook.topics[topic].answer else { return [] }
        if let detail { return [told.details[detail].text] }
        if playbook.topics[topic].kind == .answer { return [told.short, told.full] }
        return [told.full.isEmpty ? told.short : told.full]
    }
}
