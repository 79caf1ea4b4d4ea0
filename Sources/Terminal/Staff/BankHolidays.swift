/// The bank holidays of England and Wales, by rule. A holiday that is proclaimed for one year is not among them, nor
/// are those of Scotland and Northern Ireland alone.
enum BankHolidays {
    /// Whether services that keep office hours are likely to be shut on this day.
    static func include(_ time: UKTime) -> Bool {
        let today = UKTime.days(year: time.year, month: time.month, day: time.day)
        return all(in: time.year).contains(today)
    }

    /// Days since 1970.
    private static func all(in year: Int) -> [Int] {
        let easter = easterSunday(of: year)
        let may = UKTime.days(year: year, month: 5, day: 1)
        let christmas = UKTime.days(year: year, month: 12, day: 25)
        var fixed = [UKTime.days(year: year, month: 1, day: 1), christmas, christmas + 1]
        // One that falls on a weekend is kept on the next weekday that is none itself.
        for at in fixed.indices {
            while UKTime.weekday(days: fixed[at]) > 4 || fixed[..<at].contains(fixed[at]) { fixed[at] += 1 }
        }
        return fixed + [
            easter - 2, easter + 1, monday(onOrAfter: may), monday(onOrAfter: may + 24),
            monday(onOrAfter: UKTime.days(year: year, month: 8, day: 25)),
        ]
    }

    private static func monday(onOrAfter days: Int) -> Int { days + (7 - UKTime.weekday(days: days)) % 7 }

    /// The anonymous Gregorian algorithm.
    private static func easterSunday(of year: Int) -> Int {
        let golden = year % 19
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let lead = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * lead) / 451
        let sum = epact + lead - 7 * shift + 114
        return UKTime.days(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
