import Wire

/// What `pao status` says about the daemon.
enum StatusLines {
    static func add(_ status: StatusMessage, to page: inout Page) {
        page.paragraph("paod \(status.version), up \(duration(status.uptime))", .heading)
        page.paragraph("Playbook \(status.fingerprint), loaded \(duration(status.playbookAge)) ago")
        page.paragraph("Topics: \(status.topics), \(status.overdue) overdue for review, \(status.unsigned) unsigned")
        let latency = status.latency
        page.paragraph(
            "Time to answer: half within \(latency.p50) microseconds, 99 in 100 within \(latency.p99), "
                + "all within \(latency.most)")
        add("Counts", status.counts, to: &page)
        add("Limits", status.limits, to: &page)
    }

    private static func add(_ heading: String, _ counts: [NamedCount], to page: inout Page) {
        guard !counts.isEmpty else { return }
        page.gap()
        page.paragraph(heading, .heading)
        for count in counts { page.item("\(count.count)", mark: "  \(count.name): ") }
    }

    /// Seconds in the two units that say most: "3 h 20 min".
    static func duration(_ seconds: Int) -> String {
        let units = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
        guard let first = units.firstIndex(where: { seconds >= $0.0 }) else { return "0 s" }
        let rest = seconds % units[first].0
        let lead = "\(seconds / units[first].0) \(units[first].1)"
        guard first + 1 < units.count, rest >= units[first + 1].0 else { return lead }
        return "\(lead) \(rest / units[first + 1].0) \(units[first + 1].1)"
    }
}
