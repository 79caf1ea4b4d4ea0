import Glibc

/// The date of today, as reviews write dates.
enum Today {
    /// ISO text, in universal time: a review is due in months, not in hours.
    static func iso() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        return text(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }

    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
