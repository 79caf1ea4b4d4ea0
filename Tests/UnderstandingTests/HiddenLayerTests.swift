import Playbook
import Testing

@testable import Understanding

@Suite struct HiddenLayerTests {
    private static func topic(_ id: String, _ asks: [String]) -> Topic {
        Topic(id: id, section: "s", title: id, question: "", asks: asks)
    }

    /// What the layer alone says to some words.
    private static func scores(_ text: String, _ playbook: Playbook) -> [Float] {
        let model = Learner.learn(playbook)
        let understander = try! Understander(playbook: playbook, model: model)
        return model.layer.scores(understander.ranker.see(understander.read(text)), of: model.features)
    }

    /// No word by itself tells these topics apart, and no two words that stand beside each other.
    private static let together: (playbook: Playbook, understander: Understander) = {
        let first = ["and then", "or so", "while all", "but only", "even as", "though", "just when", "because"]
        let second = ["we see", "my mother says", "of us wait", "now and near", "they walk", "it rains", "you sing"]
        func asks(_ pairs: [(String, String)]) -> [String] {
            pairs.flatMap { pair in
                first.flatMap { first in
                    second.flatMap { second in
                        ["\(pair.0) \(first) \(second) \(pair.1)", "\(pair.1) \(second) \(first) \(pair.0)"]
                    }
                }
            }
        }
        let playbook = Playbook(topics: [
            topic("alike", asks([("morning", "sunrise"), ("evening", "sunset")])),
            topic("apart", asks([("morning", "sunset"), ("evening", "sunrise")])),
        ])
        return (playbook, try! Understander(playbook: playbook, model: Learner.learn(playbook)))
    }()

    @Test func wordsSpeakTogether() {
        let (playbook, understander) = Self.together
        var (right, all) = (0, 0)
        for (topic, entry) in playbook.topics.enumerated() {
            for ask in entry.asks {
                let model = understander.ranker.model
                let scores = model.layer.scores(understander.ranker.see(understander.read(ask)), of: model.features)
                right += scores[topic] > scores[1 - topic] ? 1 : 0
                all += 1
            }
        }
        // Weights of single words and of neighbours would get half of them right, give or take one in twenty.
        #expect(right * 3 >= all * 2, "\(right) of \(all)")
    }

    @Test func itAloneFindsWhatItWasTaught() {
        let plain = Small.playbook.topics.indices.filter { Small.playbook.topics[$0].kind != .urgent }
        for topic in plain {
            let scores = Self.scores(Small.playbook.topics[topic].asks[0], Small.playbook)
            #expect(plain.max { scores[$0] < scores[$1] } == topic, "\(Small.id(topic))")
        }
    }

    @Test func aLongMessageSaysNoMoreThanAShortOne() {
        let once = "is it safe to breastfeed with the pain in my back"
        let long = Self.scores(String(repeating: once + ". ", count: 50), Small.playbook)
        let short = Self.scores(once, Small.playbook)
        #expect(zip(long, short).allSatisfy { abs($0 - $1) < 0.2 })
    }

    @Test func partsThatDoNotFitAreRefused() {
        let sound = Small.model.layer
        let topics = Small.model.topics.count
        #expect(sound.isSound(topics: topics))
        // Its rows have room for a few more.
        #expect(!sound.isSound(topics: WeightedRows.width(topics) + 1))
        var layer = sound
        layer.biases = []
        #expect(!layer.isSound(topics: topics))
    }
}
