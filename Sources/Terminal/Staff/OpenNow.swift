/// Whether a service answers at this moment, in words.
enum OpenNow {
    /// "open now, until 5pm", "closed now, opens Monday 9am"; empty where the directory's words do not tell.
    static func words(_ hours: String, at now: UKTime) -> String {
        guard let hours = OpeningHours(hours) else { return "" }
        let likely = hours.isSure ? "" : "probably "
        guard !hours.isAlways else { return likely + "open now" }
        if BankHolidays.include(now) { return "today is a bank holiday, so hours may differ" }
        let minute = now.minuteOfWeek
        // A span may reach from last week into this one.
        for span in hours.spans {
            for at in [minute, minute + OpeningHours.week] where span.contains(at) {
                return "\(likely)open now, until \(time(span.upperBound, seenAt: at))"
            }
        }
        let waits = hours.spans.map { ($0.lowerBound - minute + OpeningHours.week) % OpeningHours.week }
        return "\(likely)closed now, opens \(time(minute + (waits.min() ?? 0), seenAt: minute))"
    }

    /// "5pm", with the day where it is another one. Minutes may lie in the week after.
    private static func time(_ minute: Int, seenAt now: Int) -> String {
        let wait = minute - now
        let minute = minute % OpeningHours.week
        let (day, ofDay) = minute.quotientAndRemainder(dividingBy: 1440)
        let clock = clock(ofDay)
        // The same day next week is another day.
        return day == now % OpeningHours.week / 1440 && wait < 1440 ? clock : "\(OpeningWord.days[day]) \(clock)"
    }

    private static func clock(_ minute: Int) -> String {
        if minute == 0 { return "midnight" }
        if minute == 720 { return "noon" }
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        let figures = "\((hour + 11) % 12 + 1)" + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)")
        return figures + (hour < 12 ? "am" : "pm")
    }
}
