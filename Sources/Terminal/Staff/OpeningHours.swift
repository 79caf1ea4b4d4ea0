/// When a service answers, read from the words of the directory: "Monday to Friday, 9am to 5pm".
struct OpeningHours: Equatable {
    /// Minutes since Monday's midnight; the end may lie in the next week. Empty where the service is always open.
    var spans: [Range<Int>]
    /// Whether the directory vouches for them.
    var isSure: Bool

    var isAlways: Bool { spans.isEmpty }

    /// Minutes of a week.
    static let week = 7 * 1440

    /// - Returns: `nil` where the words do not say on which days and at what times.
    init?(_ text: String) {
        let words = text.lowercased()
        isSure = !["check first", "not confirmed", "usually", "as seen in"].contains { words.contains($0) }
        let main = Self.mainClause(of: words)
        if main.contains("24 hours") || main.contains("always open") {
            spans = []
            return
        }
        guard let spans = Self.spans(main), !spans.isEmpty else { return nil }
        self.spans = spans
    }

    /// The words without asides, what only introduces them, and what comes after them.
    private static func mainClause(of words: String) -> String {
        var clause = ""
        var depth = 0
        for character in words {
            if character == "(" { depth += 1 }
            if depth == 0 { clause.append(character) }
            if character == ")" { depth -= 1 }
        }
        if let start = clause.firstRange(of: ": ") { clause = String(clause[start.upperBound...]) }
        for mark in ["; ", ". "] {
            if let end = clause.firstRange(of: mark) { clause = String(clause[..<end.lowerBound]) }
        }
        return clause
    }

    private static func spans(_ clause: String) -> [Range<Int>]? {
        var spans: [Range<Int>] = []
        var rest = OpeningWord.all(in: clause)[...]
        func take(_ form: [OpeningWord.Form]) -> [Int]? {
            guard rest.count >= form.count, zip(rest, form).allSatisfy({ $0.form == $1 }) else { return nil }
            defer { rest = rest.dropFirst(form.count) }
            return rest.prefix(form.count).map(\.value)
        }
        while !rest.isEmpty {
            if take([.and]) != nil { continue }
            if let from = take([.day, .time, .to, .day, .time]) {
                spans.append(span(from[0] * 1440 + from[1], from[3] * 1440 + from[4]))
            } else if let week = take([.weekend]) {
                spans.append(span(week[0] * 1440, 0))
            } else if let days = take([.day, .to, .day, .time, .to, .time]) {
                spans += each(days[0]...max(days[0], days[2]), days[3], days[5])
            } else if let days = take([.weekdays, .time, .to, .time]) {
                spans += each(0...4, days[1], days[3])
            } else if let days = take([.daily, .time, .to, .time]) {
                spans += each(0...6, days[1], days[3])
            } else if let days = take([.day, .time, .to, .time]) {
                spans += each(days[0]...days[0], days[1], days[3])
            } else {
                return nil
            }
        }
        return spans
    }

    /// The same times on each of some days; an end before the start is on the day after.
    private static func each(_ days: ClosedRange<Int>, _ from: Int, _ to: Int) -> [Range<Int>] {
        days.map { $0 * 1440 + from..<$0 * 1440 + (to > from ? to : to + 1440) }
    }

    private static func span(_ from: Int, _ to: Int) -> Range<Int> { from..<(to > from ? to : to + week) }
}
