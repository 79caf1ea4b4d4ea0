extension Check {
    /// A second pair of eyes on what can cost a life: where a sign, a level or a number of an urgent topic changed since it
    /// was recorded, the day of checking must have moved too.
    static let urgentChanges = Check { draft, calendar, findings in
        for entry in draft.entries[.urgentTopic] ?? [] {
            guard let seen = draft.reviewed.topics[entry.id], ContentHash.of(entry, draft) != seen.hash else {
                continue
            }
            let checked = entry.node["review"]?["checked"]
            guard checked?.text ?? "" <= seen.checked else { continue }
            // A second check on the day of the first moves no date, so it is recorded by name.
            let isToday = seen.checked == calendar.today
            findings.add(
                .urgentChanged, checked?.place ?? entry.place,
                "\(entry.id) changed since it was checked on \(seen.checked)",
                mend: "let a second person look at it, "
                    + (isToday ? "then run" : "set review.checked to that day, then run")
                    + " paoc review --record" + (isToday ? " --topic \(entry.id)" : ""))
        }
    }
}
