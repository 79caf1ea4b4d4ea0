import ArgumentParser
import Authoring
import Compiled

/// `paoc coverage`
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "How much of the dialogues the conversations in tests/ reach.",
        discussion: "Ends with 65 where a share is below its floor.")

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Also write a page for a browser.", valueName: "file"))
    var html: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "The least share in percent: topics=95. May be given several times.", valueName: "kind=percent"))
    var floor: [Floor] = []

    @Option(parsing: .singleValue, help: "List what no test reaches: topics, variants, details, patterns …")
    var missing: [Coverage.Kind] = []

    @Flag(help: "Print the shares as one JSON object.")
    var json = false

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        let engine = try EngineMaker.engine(of: authored, in: dialogues)
        let coverage = Coverage(TestRun(authored.tests, with: engine), with: engine)
        let report = CoverageReport(coverage)
        if let html {
            try Output.write(report.html, to: html)
        }
        if json {
            try Output.say(
                json: Dictionary(
                    uniqueKeysWithValues: Coverage.Kind.allCases.map { ($0.rawValue, Share(coverage, $0)) }))
        } else {
            for line in report.lines(missing: missing) { Output.say(line) }
        }
        let low = floor.filter { coverage.share($0.kind) * 100 < $0.percent }
        for floor in low {
            Output.complain(
                "paoc: \(CoverageReport.percent(coverage.share(floor.kind))) of \(floor.kind.rawValue), and \(floor.percent)% is the least: "
                    + "--missing \(floor.kind.rawValue) lists what no test reaches")
        }
        if !low.isEmpty { throw ExitStatus.badContent }
    }

    private struct Share: Encodable {
        var reached: Int
        var all: Int
        var missed: [String]

        init(_ coverage: Coverage, _ kind: Coverage.Kind) {
            all = coverage.all[kind]?.count ?? 0
            reached = coverage.reached[kind]?.count ?? 0
            // Nobody reads sixty thousand asks.
            missed =
                kind == .asks
                ? [] : coverage.missed(kind).map { $0.topic.isEmpty ? $0.name : "\($0.topic): \($0.name)" }
        }
    }
}

extension Coverage.Kind: ExpressibleByArgument {}

/// A share that must be reached, as `topics=95`.
struct Floor: ExpressibleByArgument {
    var kind: Coverage.Kind
    var percent: Double

    init?(argument: String) {
        let parts = argument.split(separator: "=")
        guard parts.count == 2, let kind = Coverage.Kind(rawValue: String(parts[0])), let percent = Double(parts[1]),
            (0...100).contains(percent)
        else { return nil }
        self.kind = kind
        self.percent = percent
    }
}
