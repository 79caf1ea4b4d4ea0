import Compiled
import Foundation
import Testing

@testable import Authoring

/// Mistakes of many kinds in a copy of the shipped dialogues: each is found at its line, with its cure.
@Suite("Seeded mistakes")
struct SeededMistakeTests {
    /// A copy of the shipped dialogues that mistakes are put into.
    final class Copy {
        let scratch: Scratch
        /// What must be found: the file, the line, the kind, and some words of the cure.
        private(set) var expected: [(file: String, line: Int, code: FindingCode, mend: String)] = []

        init() throws {
            scratch = try Scratch([:], helper: false)
            // Never a link: what is seeded must not reach the dialogues themselves.
            let origin = SchemaTests.folder.resolvingSymlinksInPath()
            try FileManager.default.copyItem(atPath: origin.path(), toPath: scratch.path)
        }

        /// Changes the lines of a file.
        /// - Parameter change: gives back the line, from 0, where the mistake is to be found.
        func seed(_ code: FindingCode, _ mend: String, in file: String, _ change: (inout [String]) -> Int?) throws {
            let path = scratch.path + "/" + file
            var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
            let line = try #require(change(&lines), "\(file) has no place for \(code.rawValue)")
            try scratch.write(Data(lines.joined(separator: "\n").utf8), to: file)
            expected.append((file, line + 1, code, mend))
        }

        func check(_ findings: [Finding]) {
            for mistake in expected {
                let found = findings.first {
                    $0.file.hasSuffix(mistake.file) && $0.line == mistake.line && $0.code == mistake.code
                }
                let others = findings.filter { $0.file.hasSuffix(mistake.file) }.map {
                    "\($0.line) \($0.code.rawValue)"
                }
                #expect(found != nil, "\(mistake.file):\(mistake.line) \(mistake.code.rawValue), found \(others)")
                #expect(found?.mend.contains(mistake.mend) == true, "\(found?.mend ?? "")")
                #expect(found?.excerpt.isEmpty == false)
            }
        }
    }

    static let topic = "topics/more-babies/more-babies.yaml"
    static let other = "topics/treatment/denosumab.yaml"
    static let third = "topics/breastfeeding/breastfeeding.yaml"
    static let urgent = "urgent/urgent-spinal-cord.yaml"

    /// Puts words at the start of the short answer, on its own line.
    static func say(_ words: String, in lines: inout [String]) -> Int? {
        guard let line = lines.firstIndex(where: { $0.hasPrefix("  short: \"") }) else { return nil }
        lines[line] = lines[line].replacing("short: \"", with: "short: \"\(words) ", maxReplacements: 1)
        return line
    }

    /// Adds a line behind the key that opens a list.
    static func add(_ item: String, behind key: String, in lines: inout [String]) -> Int? {
        guard let line = lines.firstIndex(of: key) else { return nil }
        lines.insert(item, at: line + 1)
        return line + 1
    }

    @Test("Mistakes that make the dialogues unusable")
    func errors() throws {
        let copy = try Copy()
        try copy.seed(.unknownID, "did you mean calcium?", in: Self.topic) { lines in
            Self.add("  - {all: [~calciun, zebra]}", behind: "patterns:", in: &lines)
        }
        try copy.seed(.unknownID, "did you mean risk-of-recurrence?", in: Self.topic) { lines in
            guard let line = lines.firstIndex(where: { $0.hasPrefix("next:") && $0.contains("risk-of-recurrence") })
            else { return nil }
            lines[line] = lines[line].replacing("risk-of-recurrence", with: "risk-of-recurence")
            return line
        }
        let ask = try #require(ShippedEngine.authored.playbook.topic("breastfeeding")?.asks.first)
        try copy.seed(.sharedAsk, "keep it in one of the two", in: Self.other) { lines in
            Self.add("  - \"\(ask.replacing("\"", with: "\\\""))\"", behind: "asks:", in: &lines)
        }
        try copy.seed(.phone, "0808", in: Self.third) { Self.say("Call 0808 800 0036.", in: &$0) }
        try copy.seed(.citationMissing, "[^source]", in: Self.other) { Self.say("It takes 7 years.", in: &$0) }
        try copy.seed(.factSource, "it rests on", in: Self.topic) { lines in
            guard let line = lines.firstIndex(where: { $0.contains("]{F-") && !$0.contains("[^nhs-999]") }) else {
                return nil
            }
            lines[line] = lines[line].replacing(#/\[\^[a-z0-9-]+\]\{F-/#, with: "[^ces-gp]{F-", maxReplacements: 1)
            return line
        }
        try copy.seed(.cardLevels, "its cards are", in: Self.urgent) { lines in
            guard let line = lines.firstIndex(where: { $0.contains("level: emergency, source") }) else { return nil }
            lines[line] = lines[line].replacing("level: emergency, source", with: "level: maternity-now, source")
            return line
        }
        copy.check(Authored(reading: copy.scratch.dialogues, today: "2026-11-28").findings)
    }

    @Test("Mistakes that somebody should look at")
    func warnings() throws {
        let copy = try Copy()
        let record = ShippedEngine.authored.renewedRecord(today: "2026-11-28").text
        try copy.scratch.write(Data(record.utf8), to: ReviewRecord.file)
        try copy.seed(.cutByComment, "put quotes around", in: Self.topic) { lines in
            Self.add("  - zebra wedge #, can I have more", behind: "asks:", in: &lines)
        }
        try copy.seed(.lookAlike, "type the word again", in: Self.other) { lines in
            Self.add("  - does the zebra p\u{430}in stop", behind: "asks:", in: &lines)
        }
        try copy.seed(.longSentence, "make two of it", in: Self.third) { lines in
            Self.say(
                "You can go on as you did before for as long as you like and stop when it is right for you and yours.",
                in: &lines)
        }
        try copy.seed(.deadPattern, "misspelt", in: Self.topic) { lines in
            Self.add("  - {all: [zebra, xylophone]}", behind: "patterns:", in: &lines)
        }
        try copy.seed(.overdue, "look it over", in: Self.topic) { lines in
            guard let line = lines.firstIndex(where: { $0.contains("due: ") && $0.contains("checked:") }) else {
                return nil
            }
            lines[line] = lines[line].replacing(#/due: [0-9-]+/#, with: "due: 2026-11-27")
            return line
        }
        let bone = try #require(
            ShippedEngine.authored.playbook.concepts.first { $0.words.count > 8 && $0.includes.isEmpty })
        try copy.scratch.write(
            Data("zebra:\n  words: [\(bone.words.prefix(6).joined(separator: ", "))]\n".utf8), to: "concepts/zebra.yaml"
        )
        try copy.seed(.swallowedConcept, "include ~zebra", in: "concepts/zebra.yaml") { _ in 0 }
        try copy.seed(.urgentChanged, "let a second person look", in: Self.urgent) { lines in
            guard let sign = lines.firstIndex(where: { $0.contains("level: emergency, source") }) else { return nil }
            lines[sign] = lines[sign].replacing("level: emergency", with: "level: ask")
            return lines.firstIndex { $0.contains("checked:") }
        }
        let findings = Authored(reading: copy.scratch.dialogues, today: "2026-11-28").findings
        #expect(findings.allSatisfy { $0.severity == .warning })
        copy.check(findings)
    }
}
