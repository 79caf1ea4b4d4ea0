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
        let most = spans.reduce(0) { sum, span in
            switch span {
            case .text(let words), .strong(let words): sum + words.utf8.count
            case .citation: sum + Self.longestMark
            }
        }
        return String(unsafeUninitializedCapacity: most) { room in
            var line = Line(room: room)
            // The note that ends the line so far.
            var last: (number: Int, end: Int)?
            for span in spans {
                switch span {
                case .text(let words), .strong(let words): line.put(words)
                case .citation(let citation):
                    let number = number(of: citation.source)
                    // Two facts of one source side by side are one note.
                    if let last, last.number == number, last.end == line.count { continue }
                    line.put(note: number)
                    last = (number, line.count)
                }
            }
            line.dropBlanks()
            return line.count
        }
    }

    /// A line being written.
    private struct Line {
        let room: UnsafeMutableBufferPointer<UInt8>
        var count = 0

        mutating func put(_ words: String) {
            var words = words
            let (place, bytes) = (room.baseAddress! + count, words.utf8.count)
            precondition(count + bytes <= room.count)
            words.withUTF8 { if let first = $0.baseAddress { place.update(from: first, count: bytes) } }
            count += bytes
        }

        mutating func put(note number: Int) {
            dropBlanks()
            if count == 0 || room[count - 1] != UInt8(ascii: "]") { put(Notes.blank) }
            put(UInt8(ascii: "["))
            put(String(number))
            put(UInt8(ascii: "]"))
        }

        mutating func dropBlanks() { while count > 0, room[count - 1] == Notes.blank { count -= 1 } }

        private mutating func put(_ byte: UInt8) {
            room[count] = byte
            count += 1
        }
    }

    private static let blank = UInt8(ascii: " ")
    /// Bytes of a note's mark and the blank before it: a number has at most 19 figures.
    private static let longestMark = 22

    private mutating func number(of source: String) -> Int {
        if let place = sources.firstIndex(of: source) { return place + 1 }
        sources.append(source)
        return sources.count
    }
}
