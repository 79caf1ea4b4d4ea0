import Playbook
import ProcessorTime
import Testing

@testable import Understanding

@Suite struct RankingTests {
    private func best(_ text: String) -> String? { Small.interpret(text).readings.first.map { Small.id($0.topic) } }

    @Test func newWordingsFindTheirTopic() {
        #expect(best("could i nurse my little one safely") == "breastfeeding")
        #expect(best("we would like to have another child") == "more-babies")
        #expect(best("something stronger than paracetamol for my back") == "pain-relief")
        #expect(best("how is the weather in york") == "out-of-scope")
    }

    @Test func nothingKnownIsUnknown() {
        #expect(Small.interpret("zxqv wqxz").verdict == .unknown)
        #expect(Small.interpret("").verdict == .unknown)
        #expect(Small.interpret("").readings.isEmpty)
    }

    @Test func readingsFallAndHoldNoUrgentTopic() {
        let readings = Small.interpret("is it safe to breastfeed with numb legs").readings
        #expect(!readings.isEmpty)
        #expect(zip(readings, readings.dropFirst()).allSatisfy { $0.score >= $1.score })
        #expect(readings.allSatisfy { Small.playbook.topics[$0.topic].kind != .urgent })
        #expect(readings.allSatisfy { (0...1).contains($0.score) })
    }

    @Test func learningTwiceGivesTheSameBytes() {
        #expect(Learner.learn(Small.playbook).encoded() == Small.model.encoded())
    }

    @Test func theOrderOfFilesDoesNotMatter() {
        let book = Small.playbook
        let shuffled = Playbook(
            helper: book.helper, topics: book.topics.reversed(), concepts: book.concepts.reversed(), slots: book.slots,
            ordinaryWords: book.ordinaryWords)
        #expect(Learner.learn(shuffled).encoded() == Small.model.encoded())
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws -> RankingModel {
        try RankingModel(from: ModelReader(bytes))
    }

    @Test func aModelSurvivesItsBytes() throws {
        #expect(try Self.decoded(Small.model.encoded()[...]) == Small.model)
    }

    @Test func damagedBytesAreRefusedAndNeverTrap() {
        let bytes = Small.model.encoded()
        for length in stride(from: 0, to: bytes.count, by: max(bytes.count / 97, 1)) {
            #expect(throws: ModelError.self) { try Self.decoded(bytes[..<length]) }
        }
        for place in stride(from: 0, to: bytes.count, by: max(bytes.count / 499, 1)) {
            var damaged = bytes
            damaged[place] ^= 0xFF
            guard let model = try? Self.decoded(damaged[...]) else { continue }
            guard let understander = try? Understander(playbook: Small.playbook, model: model) else { continue }
            _ = understander.interpret(understander.read("is it safe to breastfeed"), situation: Situation())
        }
    }

    @Test func countsThatAddUpToTooMuchAreRefused() {
        let counts = Small.model.lexicon.counts
        #expect(Lexicon.areSound(counts: counts))
        #expect(!Lexicon.areSound(counts: [-1] + counts))
        #expect(!Lexicon.areSound(counts: [.max, 1]))
    }

    @Test func aModelOfAnotherPlaybookIsRefused() {
        var topics = Small.playbook.topics
        topics[0].asks.append("one more ask")
        #expect(throws: ModelError.otherPlaybook) {
            try Understander(playbook: Playbook(topics: topics), model: Small.model)
        }
    }

    @Test(arguments: [
        ("is it safe to breastfeed", "  IS it   safe to BREASTFEED ?!"),
        ("we want a second child", "“We want a second child…”"),
        ("my back hurts all day", "My back hurts, all day"),
    ])
    func caseBlanksAndPunctuationChangeNothing(_ plain: String, _ dressed: String) {
        #expect(Small.interpret(plain).readings.first?.topic == Small.interpret(dressed).readings.first?.topic)
        #expect(Small.interpret(plain).verdict == Small.interpret(dressed).verdict)
    }

    @Test func logarithmAndExponentialAreRight() {
        for x in stride(from: Float(0.01), through: 50, by: 0.37) {
            #expect(abs(Exact.exp(Exact.log(x)) - x) < x * 1e-4)
        }
        #expect(Exact.exp(0) == 1)
        #expect(Exact.exp(-200) == 0)
    }

    @Test func aLongTextTakesBoundedTime() {
        let texts = [
            String(repeating: "numb legs? ", count: 1_490), String(repeating: "a ", count: 8_192),
            String(repeating: "zxqvw ", count: 2_730), String(repeating: "é", count: 8_192),
            String(repeating: "my legs are not numb but what if ", count: 496),
            String(repeating: "breast feed ", count: 1_365),
        ]
        for text in texts {
            let time = ProcessorTime.taken { _ = Small.interpret(text) }
            #expect(time < .seconds(5), "\(text.prefix(20))")
        }
    }
}
