import Glibc

/// A moment as clocks in the UK show it. Worked out from the time since 1970 alone, so that it is right on a machine
/// that is set to another country, and on one without a time-zone database.
struct UKTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    /// 0 is Monday.
    var weekday: Int
    /// Since midnight.
    var minute: Int

    /// This moment, by this machine's clock.
    static var now: UKTime { UKTime(secondsSince1970: time(nil)) }

    init(secondsSince1970 seconds: Int) {
        self.init(utc: seconds)
        let start = Self.lastSunday(ofMonth: 3, in: year)
        let end = Self.lastSunday(ofMonth: 10, in: year)
        // Summer time begins and ends at one in the morning, UTC.
        let hour = 3600
        if (start * Self.day + hour..<end * Self.day + hour).contains(seconds) { self.init(utc: seconds + hour) }
    }

    /// Minutes since Monday's midnight.
    var minuteOfWeek: Int { weekday * 1440 + minute }

    private static let day = 86_400

    private init(utc seconds: Int) {
        let days = Int((Double(seconds) / Double(Self.day)).rounded(.down))
        (year, month, day) = Self.date(days: days)
        weekday = Self.weekday(days: days)
        minute = (seconds - days * Self.day) / 60
    }

    /// The first of January 1970 was a Thursday.
    static func weekday(days: Int) -> Int { ((days + 3) % 7 + 7) % 7 }

    /// Days since 1970 of a date of the Gregorian calendar (H. Hinnant's algorithm).
    static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date so many days after the first of January 1970.
    static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    private static func lastSunday(ofMonth month: Int, in year: Int) -> Int {
        let last = days(year: year, month: month, day: 31)
        return last - (weekday(days: last) + 1) % 7
    }
}
