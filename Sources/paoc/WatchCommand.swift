import ArgumentParser
import Authoring
import Compiled
import Glibc

/// `paoc watch`
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Check again on every save, until Ctrl-C.",
        discussion: """
            First, within a moment, what is wrong in the file that was saved, and how long that took; then what the whole has \
            besides. What needs the ranker (tests, asks that another topic wins) is not known until it has learnt again: with \
            --tests it does so after each save that has no errors, else run paoc test when you are done.
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Flag(help: "Learn again after each save without errors, and play the conversations in tests/.")
    var tests = false

    @Option(help: ArgumentHelp("Stop after so many saves.", visibility: .hidden))
    var saves: Int?

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        var watch = Watch(dialogues, today: Today.date())
        var stamp = SaveStamp(of: dialogues)
        _ = watch.look()
        report(watch.whole(), besides: [])
        Output.say("watching \(dialogues.layers.joined(separator: ", ")); Ctrl-C ends it")
        Output.flush()
        var left = saves ?? .max
        while left > 0 {
            usleep(50_000)
            let now = SaveStamp(of: dialogues)
            if now == stamp { continue }
            let saved = now.last(since: stamp)
            stamp = now
            let before = Self.milliseconds(CLOCK_PROCESS_CPUTIME_ID)
            let changed = watch.look()
            if changed.isEmpty { continue }
            left -= 1
            let findings = watch.findings(in: changed)
            FindingFormat.sayText(findings)
            let work = Self.milliseconds(CLOCK_PROCESS_CPUTIME_ID) - before
            let wait = saved.map { "\(Self.milliseconds(CLOCK_REALTIME) - $0 / 1_000_000) ms after the save, " } ?? ""
            Output.say(
                "\(changed.joined(separator: ", ")): \(findings.isEmpty ? "nothing" : "\(findings.count)") to mend in it "
                    + "(\(wait)\(work) ms of work)")
            Output.flush()
            let authored = watch.whole()
            report(authored, besides: findings)
            if tests, authored.isUsable { try play(authored, dialogues) }
        }
    }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private func report(_ authored: Authored, besides known: [Finding]) {
        let others = authored.findings.filter { !known.contains($0) }
        FindingFormat.sayText(others)
        let errors = authored.findings.count { $0.severity == .error }
        Output.say("in all \(errors) errors and \(authored.findings.count - errors) warnings")
        if !tests {
            Output.say(
                "not looked at: what needs the ranker, which has not learnt this; paoc test and paoc check --learnt do")
        }
        Output.flush()
    }

    private func play(_ authored: Authored, _ dialogues: Dialogues) throws {
        let run = TestRun(authored.tests, with: try EngineMaker.engine(of: authored, in: dialogues))
        Output.say("the ranker has learnt this:")
        FindingFormat.sayText(run.findings.map(authored.quoting))
        Output.say("\(run.turns) turns of \(run.conversations) conversations: \(run.findings.count) failed")
    }
}

/// The sizes and times of every file, tests too: enough to see that one was saved.
private struct SaveStamp: Equatable {
    private let files: [[DialoguesFolder.File]]

    init(of dialogues: Dialogues) { files = dialogues.walk().map(\.files) }

    /// When the last of the files that differ was saved, in nanoseconds since 1970.
    func last(since other: SaveStamp) -> Int64? {
        zip(files, other.files).flatMap { now, before in now.filter { !before.contains($0) } }.map(\.changed).max()
    }
}
