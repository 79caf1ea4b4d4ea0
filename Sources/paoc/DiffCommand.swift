import ArgumentParser
import Authoring
import Compiled
import Conversation
import Foundation

/// `paoc diff`
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What an edit changes in behaviour: which questions and conversations now go elsewhere.",
        discussion: """
            Puts the conversations of both folders, and the labelled set where one is named, to both. Says where each went and \
            where it goes now, and which of the two is right. Each of the two is a folder, or a commit of git whose dialogues \
            stand in --dir:

              paoc diff HEAD Dialogues        what was not committed yet
              paoc diff v1.2 HEAD             what came since a tag

            Ends with 0 where nothing goes elsewhere, else with 1.
            """)

    @Argument(help: "The dialogues as they were: a folder or a commit.")
    var old: String

    @Argument(help: "The dialogues as they are now: a folder or a commit.")
    var new: String

    @Option(help: ArgumentHelp("Where the dialogues of a commit stand.", valueName: "folder"))
    var dir = "Dialogues"

    @Option(
        help: ArgumentHelp(
            "A labelled set (JSON lines, as for paoc test --confusions) to put to both.", valueName: "set.jsonl"))
    var set: String?

    @Flag(help: "Put the asks of both to both as well; of many asks this takes a while.")
    var asks = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let (before, oldEngine) = try engine(old)
        let (after, newEngine) = try engine(new)
        var lines: [LabelledLine] = []
        if let set { lines = try SetReader.read(set).lines }
        if asks {
            let labelled = LabelledSet(asksOf: after.playbook).lines
            let known = Set(labelled.map(\.text))
            lines += labelled + LabelledSet(asksOf: before.playbook).lines.filter { !known.contains($0.text) }
        }
        let ids = Set(after.tests.map(\.id))
        let tests = after.tests + before.tests.filter { !ids.contains($0.id) }
        let behaviour = BehaviourDiff(from: oldEngine, to: newEngine, set: LabelledSet(lines: lines), tests: tests)
        let content = ContentDiff(from: before, to: after)
        if json {
            try Output.say(json: Report(behaviour, content))
        } else {
            for line in Self.lines(behaviour, content) { Output.say(line) }
        }
        if !behaviour.changes.isEmpty { throw ExitStatus.warnings }
    }

    private func engine(_ name: String) throws -> (Authored, Engine) {
        let isFolder = (try? URL(filePath: name).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        let authored: Authored
        do {
            authored =
                isFolder
                ? Authored(reading: Dialogues(at: name)) : try CommittedDialogues.read(name, path: dir)
        } catch let failure as CommittedDialogues.Failure {
            Output.complain("paoc: \(failure.description)")
            throw ExitStatus.input
        }
        try Verdict.stop(atErrors: authored.findings)
        return (authored, try EngineMaker.engine(of: authored, in: Dialogues(at: isFolder ? name : dir)))
    }

    private static func lines(_ behaviour: BehaviourDiff, _ content: ContentDiff) -> [String] {
        var lines: [String] = []
        for (heading, ids) in [
            ("New topics", content.added), ("Topics gone", content.removed),
            ("Topics with other words", content.reworded),
            ("Numbers", content.numbers), ("Sources and facts", content.evidence),
        ] where !ids.isEmpty { lines += ["\(heading) (\(ids.count))"] + ids.map { "  " + $0 } + [""] }
        let order: [(String, (BehaviourDiff.Change) -> Bool)] = [
            ("Were right and are not now", { $0.wasRight == true && $0.isRight == false }),
            ("Are right now and were not", { $0.wasRight == false && $0.isRight == true }),
            ("Go elsewhere, as right or as wrong as before", { $0.wasRight == $0.isRight }),
        ]
        for (heading, belongs) in order {
            let changes = behaviour.changes.filter(belongs)
            if changes.isEmpty { continue }
            lines.append("\(heading) (\(changes.count))")
            for change in changes {
                lines += ["  \(change.id): \(change.text)", "    - \(change.before)", "    + \(change.after)"]
            }
            lines.append("")
        }
        lines.append("\(behaviour.changes.count) of \(behaviour.compared) messages and conversations go elsewhere")
        return lines
    }

    private struct Report: Encodable {
        var compared: Int
        var changes: [Change]
        var added, removed, reworded, numbers, evidence: [String]

        struct Change: Encodable {
            var id, text, before, after: String
            var wasRight, isRight: Bool?
        }

        init(_ behaviour: BehaviourDiff, _ content: ContentDiff) {
            compared = behaviour.compared
            changes = behaviour.changes.map {
                Change(
                    id: $0.id, text: $0.text, before: $0.before, after: $0.after, wasRight: $0.wasRight,
                    isRight: $0.isRight)
            }
            (added, removed, reworded) = (content.added, content.removed, content.reworded)
            (numbers, evidence) = (content.numbers, content.evidence)
        }
    }
}
