import Playbook
import Testing

@testable import Understanding

@Suite struct ExplanationTests {
    private let texts = [
        "is it safe to brestfeed", "can i have another baby and what about the pain",
        "my legs are not numb but my back hurts",
        "what is the weather", "zxqv", "", "is is is safe safe 30 -2.9 weeks",
    ]

    @Test func thePartsOfAScoreAreItsSum() {
        for text in texts {
            for topic in Small.understander.explain(text, situation: Situation(), topic: 0).topics {
                let sum = topic.parts.reduce(Float(0)) { $0 + $1.weight }
                #expect(abs(sum - topic.raw) < 1e-3, "\(text) \(Small.id(topic.topic))")
            }
        }
    }

    @Test func everyPartHasAName() {
        for text in texts {
            for topic in Small.understander.explain(text, situation: Situation()).topics {
                #expect(topic.parts.allSatisfy { !$0.text.isEmpty })
            }
        }
    }

    @Test func correctionsAreShown() {
        let words = Small.understander.explain("is it safe to brestfeed", situation: Situation()).words
        #expect(words.last?.typed == "brestfeed")
        #expect(words.last?.text == "breastfeed")
        #expect(words.last?.origin == .corrected)
    }

    @Test func aSignThatWasHeldBackSaysByWhat() throws {
        let sign = try #require(
            Small.understander.explain("my legs are not numb", situation: Situation()).signs.first { $0.sign == 0 })
        #expect(sign.level == nil)
        #expect(sign.screens.map(\.screen) == [.negated])
        #expect(sign.screens.first?.cue == 3..<4)
        #expect(sign.screens.first?.words == 4..<5)
    }

    @Test func aTopicSaysWhatItLacked() throws {
        let topic = try #require(Small.playbook.topicIndex("breastfeeding"))
        let lack = try #require(
            Small.understander.explain("is paracetamol safe", situation: Situation(), topic: topic).lack)
        #expect(lack.behind > 0)
        #expect(lack.patterns.map(\.lacked) == [["~feed"]])
        #expect(lack.missing.contains { $0.text == "~feed" || $0.text == "breastfeed" })
    }

    @Test func whatTheBestTopicHasMoreOfAddsUpToTheDifference() throws {
        for text in texts {
            let utterance = Small.understander.read(text)
            let scores = Small.understander.rank(utterance).scores
            let lead = ScoreParts(Small.understander, utterance).lead(of: 0, over: 1)
            #expect(abs(lead.reduce(0) { $0 + $1.weight } - (scores[0] - scores[1])) < 1e-3, "\(text)")
            #expect(zip(lead, lead.dropFirst()).allSatisfy { $0.weight >= $1.weight })
            #expect(lead.count { $0.kind == .nearest } <= 1)
        }
    }

    @Test func theNearestAskIsShownThoughItWeighsNothingAmongFewTopics() throws {
        let understander = Small.understander
        let parts = ScoreParts(understander, understander.read("should i breastfeed my baby")).parts(of: 0)
        let nearest = try #require(parts.first { $0.kind == .nearest })
        #expect(!nearest.text.isEmpty)
        #expect(nearest.weight == 0)
        #expect(!understander.ranker.countsNearest)
    }

    @Test func aTopicSaysItsNearestAskAndWhatSpokeMoreForTheBest() throws {
        let topic = try #require(Small.playbook.topicIndex("pain-relief"))
        let lack = try #require(
            Small.understander.explain(
                "is it safe to breastfeed with paracetamol", situation: Situation(), topic: topic
            )
            .lack)
        #expect(lack.nearest?.text == "is paracetamol enough")
        #expect(lack.against.contains { $0.text == "breastfeed" })
        #expect(lack.against.allSatisfy { $0.weight > 0 })
    }

    @Test func theBestTopicLacksNothingAgainstItself() throws {
        let topic = try #require(Small.playbook.topicIndex("breastfeeding"))
        let lack = try #require(
            Small.understander.explain("should i breastfeed my baby", situation: Situation(), topic: topic).lack)
        #expect(lack.behind == 0)
        #expect(lack.against.isEmpty)
    }

    @Test func scopesAreShownWhereNoSignStands() {
        let scopes = Small.understander.explain("my back does not hurt", situation: Situation()).scopes
        #expect(scopes.map(\.screen) == [.negated])
        #expect(scopes.first?.words == 4..<5)
    }

    @Test func patternsThatNearlyFiredAreShown() {
        let nearly = Small.understander.explain("safe", situation: Situation()).patterns
        #expect(nearly.map(\.lacked) == [["~feed"]])
        #expect(Small.understander.explain("safe to nurse", situation: Situation()).patterns.map(\.lacked) == [[]])
    }
}
