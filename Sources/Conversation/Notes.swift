import Playbook

/// Turns passages into plain blocks and numbers the sources they cite, in the order of first mention.
///
/// A citation reaches the reader as `[1]` after its sentence; the facts behind it stay in the playbook.
struct Notes {
    /// Source ids: the first is note 1.
    private(set) var sources: [String] = []

    mutating func blocks(of passage: Passage) -> [Reply.Block] {
        passage.blocks.map { block in
            switch block {
            case .paragraph(let spans): .paragraph(line(spans))
            case .list(let items): .list(items.map { line($0) })
            }
        }
    }

    /// A paragraph's spans as one line with its notes.
    mutating func line(_ spans: [Passage.Span]) -> String {
        var out = ""
        for span in spans {
            switch span {
            case .text(let words), .strong(let words): out += words
            case .citation(let citation):
                let number = number(of: citation.source)
                // Two facts of one source side by side are one note.
                let mark = "[\(number)]"
                if out.hasSuffix(mark) { continue }
                while out.last == " " { out.removeLast() }
                out += out.hasSuffix("]") ? mark : " " + mark
            }
        }
        while out.last == " " { out.removeLast() }
        return out
    }

    private mutating func number(of source: String) -> Int {
        if let place = sources.firstIndex(of: source) { return place + 1 }
        sources.append(source)
        return sources.count
    }
}
