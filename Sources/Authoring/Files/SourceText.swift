/// A place in a file, as editors count: lines and columns from 1.
struct Place: Sendable, Equatable {
    var file: String
    var line: Int
    var column: Int
}

/// The text of a content file, kept to find the places of words inside longer texts.
final class SourceText: Sendable {
    /// The path as the author knows it.
    let file: String
    private let bytes: [UInt8]
    /// Where each line begins.
    private let lines: [Int]

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        var lines = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0a { lines.append(offset + 1) }
        self.lines = lines
    }

    /// The place of words that stand in the text which begins at `start`; `start` itself where they are broken over lines
    /// or written with escapes.
    func place(of words: Substring, after start: Place) -> Place {
        // Enough to be told from its neighbours, and still on one line.
        let sought = Array(words.utf8.prefix { $0 != 0x0a }.prefix(48))
        guard !sought.isEmpty, start.line <= lines.count else { return start }
        var position = lines[start.line - 1]
        while position + sought.count <= bytes.count {
            if bytes[position] == sought[0], bytes[position..<position + sought.count].elementsEqual(sought) {
                return place(ofByte: position)
            }
            position += 1
        }
        return start
    }

    private func place(ofByte offset: Int) -> Place {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        let start = lines[low - 1]
        // A character of several bytes has one leading byte.
        let column = bytes[start..<offset].reduce(1) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
        return Place(file: file, line: low, column: column)
    }
}
