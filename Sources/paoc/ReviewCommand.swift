import ArgumentParser
import Authoring
import Compiled

/// `paoc review`
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "What is due, what no clinician has signed, and what changed since it was checked.",
        discussion: """
            reviewed.txt beside helper.yaml records what stood in each topic, source and fact when it was checked. A topic that \
            says something else now, with the same day in review.checked, has changed unseen. --record renews the file; it \
            keeps the old lines of whatever changed and was not checked again. With --topic, it renews the lines of topics that \
            were checked a second time on the day they were recorded.

            Ends with 1 where something is overdue or changed since it was checked, else with 0.
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Judge dates by this day, as 2026-11-22.", valueName: "date"))
    var today: String?

    @Option(help: ArgumentHelp("A review within so many days is due soon.", valueName: "days"))
    var within = 30

    @Option(
        help: ArgumentHelp(
            "Write a pack to print: one topic a page, with what each sentence rests on.", valueName: "file.html"))
    var pack: String?

    @Option(parsing: .singleValue, help: ArgumentHelp("Only this topic. May be given several times.", valueName: "id"))
    var topic: [String] = []

    @Flag(help: "Renew reviewed.txt: what stands there now is what was checked.")
    var record = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if let today, !ISODate.isDate(today) { throw ValidationError("--today takes a date such as 2026-11-22.") }
        if !(0...3650).contains(within) { throw ValidationError("--within takes days, from 0 to 3650.") }
    }

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        let today = today ?? Today.date()
        var states = authored.reviewStates(today: today, soonBefore: ISODate.date(today, plusDays: within))
        if let unknown = topic.first(where: { id in !states.contains { $0.topic == id } }) {
            throw ValidationError("There is no topic \(unknown) to review.")
        }
        if !topic.isEmpty { states.removeAll { !topic.contains($0.topic) } }
        if let pack {
            try Output.write(ReviewPack(authored.playbook, states).html, to: pack)
        }
        if record {
            if let other = states.first(where: { topic.contains($0.topic) && $0.checked != today }) {
                throw ValidationError(
                    "\(other.topic) was checked on \(other.checked); set its review.checked to \(today).")
            }
            let path = (dialogues.layers.first ?? ".") + "/" + ReviewRecord.file
            try Output.write(authored.renewedRecord(today: today, checkedAgain: Set(topic)).text, to: path)
            Output.complain("recorded \(path)")
        }
        if json {
            try Output.say(json: Report(topics: states, changedEvidence: authored.changedEvidence))
        } else {
            for line in Self.lines(states, authored.changedEvidence) { Output.say(line) }
        }
        if states.contains(where: \.needsALook) { throw ExitStatus.warnings }
    }

    private struct Report: Encodable {
        var topics: [ReviewState]
        var changedEvidence: [String]
    }

    private static func lines(_ states: [ReviewState], _ evidence: [String]) -> [String] {
        func list(_ heading: String, _ states: [ReviewState], _ say: (ReviewState) -> String) -> [String] {
            states.isEmpty ? [] : ["\(heading) (\(states.count))"] + states.map { "  \($0.topic): \(say($0))" } + [""]
        }
        var lines = list("Overdue", states.filter(\.isOverdue)) {
            $0.due.isEmpty ? "never reviewed" : "was due on \($0.due)"
        }
        lines += list("Due soon", states.filter(\.isDueSoon)) { "due on \($0.due)" }
        lines += list("Changed since it was checked", states.filter(\.isChanged)) { "checked on \($0.checked)" }
        lines += list("Rests on something that changed", states.filter { !$0.changedEvidence.isEmpty }) {
            $0.changedEvidence.joined(separator: ", ")
        }
        if !evidence.isEmpty { lines += ["Sources and facts that changed: \(evidence.joined(separator: ", "))", ""] }
        let unsigned = states.filter(\.by.isEmpty)
        if !unsigned.isEmpty {
            lines.append("\(unsigned.count) of \(states.count) topics are not signed by a clinician")
        }
        return lines.isEmpty ? ["Nothing is due, and nothing changed"] : lines
    }
}
