import Testing

@testable import Authoring

/// A topic wins its own asks: what it was learnt from. `paoc test --own-asks` prints those it does not win.
@Suite("Own asks")
struct OwnAskTests {
    /// Of the asks of one topic, those that must be answered with it or offer it; and of all asks, those answered.
    private static let helped = 0.9
    private static let answered = 0.9

    @Test("The asks of a playbook are labelled with their topics, urgent ones left out")
    func labelled() throws {
        let set = LabelledSet(asksOf: try Scratch(LabelledSetTests.dialogues).read().playbook)
        #expect(set.lines.count == 11)
        #expect(
            set.lines[0]
                == LabelledLine(
                    id: "out-of-scope#1", text: "who won the match", expect: ["out-of-scope"], style: "out-of-scope"))
        #expect(!set.lines.contains { $0.expect == ["urgent-burn"] })
    }

    @Test("Every shipped topic wins its own asks, but for a few")
    func shipped() {
        var set = LabelledSet(asksOf: ShippedEngine.authored.playbook)
        // Every fifth ask: the whole takes minutes, and paoc shows it.
        set.lines = set.lines.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        let run = LabelledRun(set, with: ShippedEngine.engine)
        for (topic, figures) in run.byStyle {
            let helped = figures.share(.right) + figures.share(.half) + figures.share(.asked)
            #expect(helped >= Self.helped, "\(topic): \(helped)")
        }
        #expect(run.figures.share(.right) >= Self.answered, "\(run.figures.share(.right))")
    }
}
