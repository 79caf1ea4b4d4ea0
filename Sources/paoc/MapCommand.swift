import ArgumentParser
import Authoring
import Compiled
import Foundation

/// `paoc map`
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Draw the dialogue: topics by section, what leads where, and how tests and reviews stand.",
        discussion: "Needs Graphviz (apt install graphviz) for all but .dot.")

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write: .html (with every topic's text), .svg, .png or .dot.", valueName: "file"))
    var output = "map.html"

    @Option(help: ArgumentHelp("Only this topic, what it offers, and what offers it.", valueName: "id"))
    var topic: String?

    @Option(help: ArgumentHelp("Judge dates by this day, as 2026-11-22.", valueName: "date"))
    var today: String?

    @Flag(help: "Leave out the colours of the tests; nothing need be learnt then.")
    var plain = false

    func validate() throws {
        if let today, !ISODate.isDate(today) { throw ValidationError("--today takes a date such as 2026-11-22.") }
        if ![".html", ".svg", ".png", ".dot"].contains(where: output.hasSuffix) {
            throw ValidationError("--output takes a file that ends in .html, .svg, .png or .dot.")
        }
    }

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        if let topic, authored.playbook.topic(topic) == nil { throw ValidationError("There is no topic \(topic).") }
        var coverage: Coverage?
        if !plain {
            let engine = try EngineMaker.engine(of: authored, in: dialogues)
            coverage = Coverage(TestRun(authored.tests, with: engine), with: engine)
        }
        let today = today ?? Today.date()
        let map = DialogueMap(
            authored.playbook, coverage: coverage, states: authored.reviewStates(today: today, soonBefore: today),
            around: topic,
            // A page holds the texts itself; a picture leads to the files.
            links: output.hasSuffix(".html")
                ? [:] : authored.files.mapValues { URL(filePath: $0).standardizedFileURL.absoluteString })
        do {
            if output.hasSuffix(".dot") {
                try Output.write(map.dot, to: output)
            } else if output.hasSuffix(".html") {
                let svg = try Graphviz.draw(map.dot, as: "svg")
                try Output.write(map.html(svg: String(decoding: svg, as: UTF8.self)), to: output)
            } else {
                try Output.write(Graphviz.draw(map.dot, as: String(output.suffix(3))), to: output)
            }
        } catch let failure as Graphviz.Failure {
            Output.complain("paoc: \(failure.description)")
            throw ExitStatus.input
        }
        Output.say(output)
    }
}
