import Compiled
import Conversation
import Glibc
import ProcessorTime
import Understanding

/// What the engine alone takes for each turn of a file of conversations: `Turns PLAYBOOK TURNS ROUNDS`.
///
/// Prints one line of JSON. Each turn counts with the least of its rounds, so that what else the machine did is left out,
/// and without what reading the clock takes, which is told beside it.
@main
enum Turns {
    static func main() {
        do {
            try run(CommandLine.arguments)
        } catch {
            complain("\(error)")
            exit(65)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count == 4, let rounds = Int(arguments[3]), rounds > 0 else {
            complain("usage: Turns PLAYBOOK TURNS ROUNDS")
            exit(64)
        }
        let conversations = try Conversations(path: arguments[2])
        guard conversations.turns > 0 else {
            complain("\(arguments[2]) holds no turn")
            exit(65)
        }
        let before = ProcessorTime.ofProcess()
        let compiled = try CompiledPlaybook.readForService(arguments[1])
        let engine = Engine(
            playbook: compiled.playbook,
            understander: try Understander(
                playbook: compiled.playbook, model: compiled.model, asks: compiled.asks),
            fingerprint: compiled.fingerprint)
        let loading = ProcessorTime.ofProcess() - before

        var times = [UInt64](repeating: .max, count: conversations.turns)
        // The first round fills what is filled once, and is counted by no one.
        conversations.play(engine, into: &times)
        times = times.map { _ in .max }
        for _ in 0..<rounds { conversations.countedPlay(engine, into: &times) }
        let reading = ProcessorTime.ofReading()
        let sorted = times.map { max($0, reading) - reading }.sorted()
        func microseconds(_ share: Int) -> Double { Double(sorted[sorted.count * share / 100]) / 1000 }
        print(
            """
            {"turns":\(sorted.count),"p50_us":\(microseconds(50)),"p99_us":\(microseconds(99)),\
            "mean_us":\(Double(sorted.reduce(0, +)) / 1000 / Double(sorted.count)),"clock_us":\(Double(reading) / 1000),\
            "load_ms":\(Double(loading) / 1e6)}
            """)
    }

    private static func complain(_ words: String) {
        let line = words + "\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }
}
