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
        if spans.count == 1, case .text(let words) = spans[0], words.utf8.last != Self.blank { return words }
        var out: [UInt8] = []
        out.reserveCapacity(Self.usualLength)
        for span in spans {
            switch span {
            case .text(let words), .strong(let words): out += words.utf8
            case .citation(let citation):
                let mark = "[\(number(of: citation.source))]".utf8
                // Two facts of one source side by side are one note.
                if out.suffix(mark.count).elementsEqual(mark) { continue }
                while out.last == Self.blank { out.removeLast() }
                if out.last != UInt8(ascii: "]") { out.append(Self.blank) }
                out += mark
            }
        }
        while out.last == Self.blank { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    private static let blank = UInt8(ascii: " ")
    /// Bytes that most paragraphs are shorter than.
    private static let usualLength = 512

    private mutating func number(of source: String) -> Int {
        if let place = sources.firstIndex(of: source) { return place + 1 }
        sources.append(source)
        return sources.count
    }
}
