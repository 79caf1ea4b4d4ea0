import ArgumentParser
import Authoring
import Compiled

/// `paoc lookup`
struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Which concepts, patterns and asks hold a word.",
        discussion: "Words that begin with it count too. Ends with 1 where nothing holds it.")

    @Argument(help: "A word, or a phrase in quotes.")
    var word: String

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let found = WordLookup(word, in: Dialogues.find(named: dir))
        if json {
            try Output.say(json: Report(found))
        } else {
            for line in Self.lines(found) { Output.say(line) }
        }
        if found.concepts.isEmpty, found.patterns.isEmpty, found.asks.isEmpty { throw ExitStatus.warnings }
    }

    private struct Report: Encodable {
        var concepts: [WordLookup.Holder]
        var patterns: [WordLookup.Use]
        var asks: [WordLookup.Asked]

        init(_ found: WordLookup) { (concepts, patterns, asks) = (found.concepts, found.patterns, found.asks) }
    }

    private static func lines(_ found: WordLookup) -> [String] {
        var lines = found.concepts.isEmpty ? ["No concept holds it"] : ["Concepts"]
        for concept in found.concepts {
            let outer =
                concept.includedBy.isEmpty ? "" : "; in " + concept.includedBy.map { "~" + $0 }.joined(separator: ", ")
            lines.append("  ~\(concept.name) (\(concept.place)): \(concept.entries.joined(separator: ", "))\(outer)")
        }
        lines += found.patterns.isEmpty ? ["No pattern names it"] : ["Patterns"]
        lines += found.patterns.map { "  \($0.place): \($0.names.prefix(6).joined(separator: ", "))" }
        lines += found.asks.isEmpty ? ["No ask holds it"] : ["Asks"]
        for asked in found.asks {
            lines.append("  \(asked.topic): \(asked.count)")
            lines += asked.asks.map { "      \($0)" }
        }
        return lines
    }
}
