/// A text as ASCII bytes in lower case, each with its place in the original.
///
/// Accents go, curly quotes and full-width forms become plain ones, so that composed and decomposed forms of the same
/// words fold to the same bytes. A letter of another script becomes `foreign`.
struct Folding {
    /// Stands for any letter outside the Latin script.
    static let foreign: UInt8 = 1

    private(set) var bytes: [UInt8] = []
    /// For each byte the offset of its scalar in the original UTF-8, and the end of the last one. Empty where the
    /// text was ASCII and offsets are the same.
    private(set) var origins: [Int32] = []

    init(_ text: String) {
        var text = text
        bytes.reserveCapacity(text.utf8.count + Self.usualMore)
        text.withUTF8 { bytes += $0 }
        if bytes.withUnsafeMutableBufferPointer(Self.lower) { return }
        bytes.removeAll(keepingCapacity: true)
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            append(scalar, from: offset)
            offset += Int32(UTF8.width(scalar))
        }
        origins.append(offset)
    }

    /// Room behind a text for what some of its words are made of.
    private static let usualMore = 40

    /// Puts an ASCII text into lower case, many bytes at a time; whether it was one.
    private static func lower(_ bytes: inout UnsafeMutableBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for at in bytes.indices {
            let byte = bytes[at]
            all |= byte
            bytes[at] = lower(byte)
        }
        return all < 0x80
    }

    @inline(__always)
    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Where folded bytes came from in the original.
    ///
    /// - Parameter origins: those of the folding, which are more than none.
    static func origin(_ range: Range<Int>, _ origins: [Int32]) -> Range<Int> {
        let first = Int(origins[range.lowerBound])
        // The end of a byte's scalar is the next different origin.
        var last = range.upperBound
        while last < origins.count - 1, last > 0, origins[last] == origins[last - 1] { last += 1 }
        return first..<Int(origins[last])
    }

    private mutating func append(_ scalar: Unicode.Scalar, from offset: Int32) {
        let value = scalar.value
        if value < 0x80 { return put(UInt8(value), offset) }
        switch value {
        case 0xC6, 0xE6, 0x1E2, 0x1E3, 0x1FC, 0x1FD: put("ae", offset)
        case 0x152, 0x153: put("oe", offset)
        case 0xDE, 0xFE: put("th", offset)
        case 0xDF, 0x1E9E: put("ss", offset)
        case 0xD0, 0xF0, 0x110, 0x111: put("d", offset)
        case 0xD8, 0xF8, 0x1FE, 0x1FF: put("o", offset)
        case 0x126, 0x127: put("h", offset)
        case 0x131: put("i", offset)
        case 0x141, 0x142: put("l", offset)
        case 0x14A, 0x14B: put("n", offset)
        case 0x166, 0x167: put("t", offset)
        case 0xC0..<0x250: put(Self.latin, at: value - 0xC0, scalar, offset)
        case 0x1E00..<0x1F00: put(Self.latinAdditional, at: value - 0x1E00, scalar, offset)
        case 0xB4, 0x2018...0x201B, 0x2032, 0x2BC: put("'", offset)
        case 0x2010...0x2013, 0x2212: put("-", offset)
        case 0x2014, 0x2015, 0x2026, 0x3001: put(",", offset)
        case 0x3002: put(".", offset)
        case 0x37E, 0x61F: put("?", offset)
        case 0xB2, 0xB3: put(UInt8(ascii: "0") + UInt8(value - 0xB0), offset)
        case 0xB9: put("1", offset)
        case 0xFB00...0xFB04: put(["ff", "fi", "fl", "ffi", "ffl"][Int(value - 0xFB00)], offset)
        case 0xFF01...0xFF5E: put(UInt8(value - 0xFEE0), offset)
        case 0xAD, 0x200B...0x200D, 0xFE00...0xFE0F, 0xFEFF: break
        default: appendOther(scalar, from: offset)
        }
    }

    private mutating func appendOther(_ scalar: Unicode.Scalar, from offset: Int32) {
        if let word = Self.pictures[scalar.value] {
            put(word, offset)
            return
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: break
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            put(Self.foreign, offset)
        case .decimalNumber:
            if let digit = properties.numericValue, digit >= 0, digit <= 9 {
                put(UInt8(ascii: "0") + UInt8(digit), offset)
            }
        default: put(" ", offset)
        }
    }

    private mutating func put(_ table: [UInt8], at index: UInt32, _ scalar: Unicode.Scalar, _ offset: Int32) {
        let byte = table[Int(index)]
        if byte == UInt8(ascii: ".") { appendOther(scalar, from: offset) } else { put(byte, offset) }
    }

    private mutating func put(_ text: StaticString, _ offset: Int32) {
        text.withUTF8Buffer { for byte in $0 { put(byte, offset) } }
    }

    private mutating func put(_ byte: UInt8, _ offset: Int32) {
        bytes.append(Self.lower(byte))
        origins.append(offset)
    }

    /// Base letters of U+00C0 to U+024F; `.` where there is none.
    private static let latin = Array(
        ("aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
            + "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii.iijjkk.lllllll"
            + "l..nnnnnnn..oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs"
            + "................................oo.............uu..............."
            + "....dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa...."
            + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" + "................").utf8)

    /// Base letters of U+1E00 to U+1EFF.
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
            + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
            + "wwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
            + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)

    /// Pictures people use for a word; every other picture says nothing.
    private static let pictures: [UInt32: StaticString] = [
        0x1F44D: " yes ", 0x2705: " yes ", 0x1F44E: " no ", 0x274C: " no ", 0x1F44B: " hello ",
        0x1F64F: " thanks ", 0x1F622: " crying ", 0x1F62D: " crying ", 0x1F930: " pregnant ",
        0x1F931: " breastfeeding ", 0x1F476: " baby ",
    ]
}
