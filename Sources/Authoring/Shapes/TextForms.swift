/// The form of ids: small letters and digits in words parted by single hyphens.
enum KebabCase {
    static func isID(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
                !word.isEmpty && word.allSatisfy { isLetter($0) || isDigit($0) }
            }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    /// A letter of either case, or a digit.
    static func isWordPart(_ byte: UInt8) -> Bool { isLetter(byte | 0x20) || isDigit(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// Dates as the content writes them: `2026-11-22`. They sort as text.
public enum ISODate {
    /// True for a day of the calendar (leap years by the Gregorian rule).
    public static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy(KebabCase.isDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return (1...days).contains(day)
    }

    /// The day so many days later; the same day where it is no date.
    public static func date(_ date: String, plusDays days: Int) -> String {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard isDate(date), parts.count == 3 else { return date }
        // Years that begin in March have the odd day at their end, so that days count up evenly.
        let year = parts[1] > 2 ? parts[0] : parts[0] - 1
        let month = (parts[1] + 9) % 12
        var day = 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + parts[2] - 1 + days
        var y = (10_000 * day + 14_780) / 3_652_425
        if 365 * y + y / 4 - y / 100 + y / 400 > day { y -= 1 }
        day -= 365 * y + y / 4 - y / 100 + y / 400
        let m = (100 * day + 52) / 3060
        func digits(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return [digits(y + (m + 2) / 12, 4), digits((m + 2) % 12 + 1, 2), digits(day - (m * 306 + 5) / 10 + 1, 2)]
            .joined(separator: "-")
    }

    /// The same day a year before, for comparing only: it may be 29 February of a year without one.
    static func yearBefore(_ date: String) -> String {
        let year = String((Int(date.prefix(4)) ?? 1) - 1)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + date.dropFirst(4)
    }
}

/// Characters that no content needs and that could steer a terminal or reverse the reading order.
enum ControlCharacters {
    /// The first such character, as `U+001B`.
    static func first(in text: String) -> String? {
        // Most texts hold nothing but printing ASCII.
        if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) || $0 == 0x0a }) { return nil }
        return text.unicodeScalars.first { $0 != "\n" && isOne($0) }.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb: true
        default: false
        }
    }

    /// The text with a sign in their place: what a file says is shown, never obeyed.
    static func shown(_ text: String) -> String {
        if !text.unicodeScalars.contains(where: isOne) { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isOne($0) ? "\u{fffd}" : $0 }))
    }
}
