import Playbook

/// An answer as blocks with their notes: the same each time it is given.
struct LaidOut {
    let blocks: [Reply.Block]
    let notes: Notes

    /// The short answer, then the whole of it.
    init(_ answer: Answer?) {
        var notes = Notes()
        blocks = [answer?.short, answer?.full].compactMap(\.self).flatMap { notes.blocks(of: $0) }
        self.notes = notes
    }
}
