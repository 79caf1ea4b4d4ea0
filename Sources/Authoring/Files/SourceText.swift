/// A place in a file, as editors count: lines and columns from 1.
struct Place: Sendable, Equatable {
    var file: String
    var line: Int
    var column: Int
    /// How many characters are meant; 0 where that is not known.
    var length = 0
}

/// The text of a content file, kept to find the places of words inside longer texts.
final class SourceText: Sendable {
    /// The path as the author knows it.
    let file: String
    /// Without a byte order mark.
    let bytes: [UInt8]
    /// Where each line begins.
    private let lines: [Int]
    /// Some # has a blank before it and none behind it: a comment, or words cut short by one.
    let holdsTightComment: Bool

    /// What some editors write before the first letter.
    static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    init(file: String, bytes: [UInt8]) {
        self.file = file
        let bytes = bytes.starts(with: Self.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        self.bytes = bytes
        var lines = [0]
        var isTight = false
        for offset in bytes.indices {
            let byte = bytes[offset]
            if byte == 0x0a {
                lines.append(offset + 1)
            } else if byte == UInt8(ascii: "#"), offset > 0, offset + 1 < bytes.count {
                isTight = isTight || (bytes[offset - 1] == UInt8(ascii: " ") && bytes[offset + 1] > UInt8(ascii: " "))
            }
        }
        self.lines = lines
        holdsTightComment = isTight
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
                return place(ofByte: position, length: words.prefix { $0 != "\n" }.unicodeScalars.count)
            }
            position += 1
        }
        return start
    }

    /// The line behind the first one that reads so, with its end, and where it begins; `nil` where there is none.
    func lineStart(after heading: [UInt8]) -> (line: Int, offset: Int)? {
        guard let first = heading.first,
            let number = lines.firstIndex(where: {
                $0 < bytes.count && bytes[$0] == first && bytes[$0...].starts(with: heading)
            }), number + 1 < lines.count
        else { return nil }
        return (number + 2, lines[number + 1])
    }

    /// Where a key stands again, below its first place and as far to the right; `nil` where both stand on one line.
    func place(ofKey key: String, after first: Place) -> Place? {
        guard first.line < lines.count else { return nil }
        for number in first.line + 1...lines.count {
            guard let line = line(number) else { return nil }
            let words = line.unicodeScalars.dropFirst(first.column - 1)
            let isIndented = line.unicodeScalars.prefix(first.column - 1).allSatisfy { $0 == " " || $0 == "-" }
            if isIndented, String(String.UnicodeScalarView(words)).hasPrefix(key + ":") {
                return Place(file: file, line: number, column: first.column, length: key.unicodeScalars.count)
            }
        }
        return nil
    }

    /// A line without its end, from 1; `nil` where the text has fewer.
    func line(_ number: Int) -> String? {
        guard lines.indices.contains(number - 1) else { return nil }
        let end = number < lines.count ? lines[number] - 1 : bytes.count
        let line = bytes[lines[number - 1]..<end]
        return String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
    }

    private func place(ofByte offset: Int, length: Int) -> Place {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        let start = lines[low - 1]
        // A character of several bytes has one leading byte.
        let column = bytes[start..<offset].reduce(1) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
        return Place(file: file, line: low, column: column, length: length)
    }
}
