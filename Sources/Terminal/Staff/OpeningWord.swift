/// A word of opening hours: a day, a time, or what joins them.
struct OpeningWord: Equatable {
    enum Form { case day, weekdays, weekend, daily, time, to, and, other }

    var form: Form
    /// The day, 0 for Monday, or the minute of the day.
    var value = 0

    /// The words of a clause in lower case.
    static func all(in clause: String) -> [OpeningWord] {
        let spaced = clause.replacing("–", with: " to ").replacing("-", with: " to ")
        return spaced.split { $0 == " " || $0 == "," }.filter { !passedOver.contains(String($0)) }.map(OpeningWord.init)
    }

    /// Words that say nothing about when: "weekends and bank holidays" are open as a whole.
    private static let passedOver: Set = ["usually", "every", "from", "bank", "holidays"]

    private init(_ word: Substring) {
        let word = word.last == "." ? word.dropLast() : word
        switch word {
        case "to": form = .to
        case "and", "&": form = .and
        case "weekdays", "weeknights": form = .weekdays
        case "weekends": (form, value) = (.weekend, 5)
        case "day", "daily", "days": form = .daily
        case "noon": (form, value) = (.time, 720)
        case "midnight": (form, value) = (.time, 0)
        default:
            if let day = Self.day(word) {
                (form, value) = (.day, day)
            } else if let minute = Self.minute(word) {
                (form, value) = (.time, minute)
            } else {
                form = .other
            }
        }
    }

    /// Names of the days, Monday first.
    static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func day(_ word: Substring) -> Int? {
        word.count < 3 ? nil : days.firstIndex { $0.lowercased().hasPrefix(word.last == "s" ? word.dropLast() : word) }
    }

    /// "9am", "8.30am", "6:30pm", "17:00".
    private static func minute(_ word: Substring) -> Int? {
        let half = word.hasSuffix("am") ? 0 : word.hasSuffix("pm") ? 720 : nil
        let figures = (half == nil ? word : word.dropLast(2)).split { $0 == "." || $0 == ":" }
        guard let first = figures.first, let hour = Int(first), figures.count <= 2 else { return nil }
        guard half != nil || figures.count == 2, let minute = figures.count == 2 ? Int(figures[1]) : 0 else {
            return nil
        }
        guard 0..<60 ~= minute, half == nil ? 0...24 ~= hour : 1...12 ~= hour else { return nil }
        return (half.map { hour % 12 * 60 + $0 } ?? hour * 60) + minute
    }
}
