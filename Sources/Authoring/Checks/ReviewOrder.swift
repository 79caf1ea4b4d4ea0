import Playbook

extension Check {
    /// A review that is due before it took place is a slip of the pen that would hide the next one.
    static let reviewOrder = Check { draft, _, findings in
        for entry in draft.topics {
            guard let review = entry.node["review"], let checked = review["checked"]?.text, let due = review["due"],
                let date = due.text, ISODate.isDate(checked), ISODate.isDate(date), date <= checked
            else { continue }
            findings.add(
                .reviewOrder, at: due, "the review is due on \(date), and took place on \(checked)",
                mend: "give a later day")
        }
    }
}
