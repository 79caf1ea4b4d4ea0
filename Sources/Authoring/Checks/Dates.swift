import Playbook

extension Check {
    /// Dates of review are judged here and nowhere else: a playbook does not stop working on a day in the calendar.
    static let dates = Check { draft, calendar, findings in
        guard let today = calendar.today else { return }
        for entry in draft.topics {
            guard let due = entry.node["review"]?["due"], let date = due.text, ISODate.isDate(date), date < today
            else { continue }
            findings.add(.overdue, at: due, "the review was due on \(date)", mend: "look it over and set new dates")
        }
        let yearAgo = ISODate.yearBefore(today)
        for entry in draft.entries[.referral] ?? [] {
            guard let checked = entry.node["checked"], let date = checked.text, ISODate.isDate(date), date < yearAgo
            else { continue }
            findings.add(
                .overdue, at: checked, "\(entry.id) was last looked at on \(date)",
                mend: "look whether its number and page still hold")
        }
    }

    /// Nobody has looked at anything tomorrow: a slip of the year, most often.
    static let futureDates = Check { draft, calendar, findings in
        guard let today = calendar.today else { return }
        let places =
            draft.topics.map { ($0, $0.node["review"]?["checked"]) }
            + (draft.entries[.referral] ?? []).map { ($0, $0.node["checked"]) }
        for case (let entry, let node?) in places {
            guard let date = node.text, ISODate.isDate(date), date > today else { continue }
            findings.add(
                .futureDate, at: node, "\(entry.id) was checked on \(date), and that day has not come",
                mend: "write the day it was checked")
        }
    }
}
