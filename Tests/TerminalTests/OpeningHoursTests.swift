import Testing

@testable import Terminal

@Suite("Whether a service is open now")
struct OpeningHoursTests {
    /// 2026-11-28T16:00:00Z, a Saturday in winter.
    private static let saturday = 1_795_881_600
    private static let hour = 3600
    private static let day = 86_400

    @Test(
        "clocks in the UK are an hour ahead from the last Sunday of March to the last of October",
        arguments: [
            (1_795_881_600, 2026, 11, 28, 5, 960), (0, 1970, 1, 1, 3, 0),
            // 2026-03-29 01:00 UTC is two o'clock; a second before it was not.
            (1_774_745_999, 2026, 3, 29, 6, 59), (1_774_746_000, 2026, 3, 29, 6, 120),
            // 2026-10-25 00:59:59 UTC is still summer.
            (1_792_889_999, 2026, 10, 25, 6, 119), (1_792_890_000, 2026, 10, 25, 6, 60),
            // Half past eleven in the evening in London is the next day in summer.
            (1_782_862_200, 2026, 7, 1, 2, 30), (-1, 1969, 12, 31, 2, 1439),
        ])
    func clocks(seconds: Int, year: Int, month: Int, day: Int, weekday: Int, minute: Int) {
        let time = UKTime(secondsSince1970: seconds)
        #expect([time.year, time.month, time.day, time.weekday, time.minute] == [year, month, day, weekday, minute])
    }

    @Test(
        "bank holidays come by rule",
        arguments: [
            (2026, 4, 3), (2026, 4, 6), (2026, 5, 4), (2026, 5, 25), (2026, 8, 31), (2026, 12, 25), (2026, 12, 28),
            (2027, 3, 26), (2027, 12, 27), (2027, 12, 28), (2028, 1, 3),
        ])
    func bankHolidays(year: Int, month: Int, day: Int) {
        let days = UKTime.days(year: year, month: month, day: day)
        #expect(BankHolidays.include(UKTime(secondsSince1970: days * Self.day + 10 * Self.hour)))
        #expect(!BankHolidays.include(UKTime(secondsSince1970: (days + 8) * Self.day + 10 * Self.hour)))
    }

    @Test(
        "the directory's words say whether it answers now",
        arguments: [
            ("24 hours, every day", 0, "open now"),
            ("24 hours (the 2020 press release announced it)", 0, "open now"),
            ("Always open; moderated (not confirmed: check first)", 0, "probably open now"),
            ("Monday to Friday, 9am to 5pm", 0, "closed now, opens Monday 9am"),
            ("Monday to Friday, 9am to 5pm", 42, "open now, until 5pm"),
            ("Monday to Friday, 9am to 5pm", 49, "closed now, opens Tuesday 9am"),
            ("Monday to Friday, 9.30am to 3pm (not bank holidays)", 41, "closed now, opens 9.30am"),
            (
                "Usually Monday to Friday, 8am to 6.30pm (not confirmed: check first)", 42,
                "probably open now, until 6.30pm"
            ),
            (
                "Usually Monday to Friday, 9am to 5pm; crisis team out of hours", 0,
                "probably closed now, opens Monday 9am"
            ),
            (
                "As seen in 2020: Monday to Thursday 6pm to 2am, and Friday 6pm to Monday 6am. Check first.", 0,
                "probably open now, until Monday 6am"
            ),
            (
                "As seen in 2020: Monday to Thursday 6pm to 2am, and Friday 6pm to Monday 6am. Check first.", 57,
                "probably open now, until 2am"
            ),
            ("Weeknights 6pm to 8.30am, weekends and bank holidays", 0, "open now, until Monday midnight"),
            ("Every day 08:00-20:00", 0, "open now, until 8pm"),
            ("Saturday 10am to noon", 0, "closed now, opens Saturday 10am"),
            ("Weekdays, varies", 0, ""), ("Shop hours; some late", 0, ""), ("", 0, ""), ("Website", 0, ""),
            ("Monday 99am to 5pm", 0, ""),
        ])
    func openNow(hours: String, later: Int, words: String) {
        let now = UKTime(secondsSince1970: Self.saturday + later * Self.hour)
        #expect(OpenNow.words(hours, at: now) == words)
    }

    @Test("on a bank holiday office hours are not vouched for, and round the clock is round the clock")
    func holiday() {
        let christmas = UKTime(
            secondsSince1970: UKTime.days(year: 2026, month: 12, day: 25) * Self.day + 10 * Self.hour)
        #expect(OpenNow.words("Monday to Friday, 9am to 5pm", at: christmas).contains("bank holiday"))
        #expect(OpenNow.words("24 hours", at: christmas) == "open now")
    }
}
