import Testing

@testable import Client

@Suite("Cutting bytes into lines")
struct LineSplitterTests {
    private func pieces(_ chunks: [String], limit: Int) -> [String] {
        var lines = LineSplitter(limit: limit)
        var found: [String] = []
        func note(_ piece: LineSplitter.Piece) {
            switch piece {
            case .line(let line): found.append(String(decoding: line, as: UTF8.self))
            case .tooLong: found.append("!")
            }
        }
        for chunk in chunks {
            lines.bytes += Array(chunk.utf8)
            while let piece = lines.next() { note(piece) }
        }
        if let piece = lines.rest() { note(piece) }
        return found
    }

    @Test("wherever the bytes are cut, the lines are the same", arguments: 1...9)
    func chunks(size: Int) {
        let text = Array("one\n\ntwo\nlonger than five\nsix\nlast")
        let chunks = stride(from: 0, to: text.count, by: size).map { String(text[$0..<min($0 + size, text.count)]) }
        #expect(pieces(chunks, limit: 5) == ["one", "", "two", "!", "six", "last"])
    }

    @Test("a line of just the limit passes, one byte more does not, at the end too")
    func limit() {
        #expect(pieces(["12345\n123456\n"], limit: 5) == ["12345", "!"])
        #expect(pieces(["12345"], limit: 5) == ["12345"])
        #expect(pieces(["123456"], limit: 5) == ["!"])
    }
}
