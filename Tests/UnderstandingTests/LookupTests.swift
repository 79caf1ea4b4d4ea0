import Playbook
import Testing

@testable import Understanding

@Suite struct LookupTests {
    private let understander = Small.understander

    @Test func anUtteranceIsWhollyAPhraseApartFromCourtesies() {
        let back = understander.phrases(["go back", "i don't know"])
        for text in ["go back", "Go back please!", "ok go back", "I dont know", "go back go back"] {
            #expect(understander.isWholly(understander.read(text), oneOf: back), "\(text)")
        }
        for text in ["go back to bed", "back", "please", "", "when can i go back to work"] {
            #expect(!understander.isWholly(understander.read(text), oneOf: back), "\(text)")
        }
    }

    @Test func theRestAfterAnOpeningPhraseIsAnUtterance() throws {
        let opening = understander.phrases(["no i meant", "no"])
        let rest = try #require(
            understander.startsWith(understander.read("sorry, no I meant is it safe to breastfeed?"), oneOf: opening))
        #expect(rest.tokens.indices.map { rest.text($0) } == ["is", "it", "safe", "to", "breastfeed"])
        #expect(rest.sentences.map(\.isQuestion) == [true])
        let reading = understander.interpret(rest, situation: Situation()).readings.first
        #expect(reading.map { Small.id($0.topic) } == "breastfeeding")
        #expect(understander.startsWith(understander.read("is it no"), oneOf: opening) == nil)
    }

    @Test func anOptionIsNamedByItsWordsOrPartOfThem() {
        func score(_ text: String) -> Float {
            understander.matches(understander.read(text), label: "Can I have more babies?")
        }
        #expect(score("can i have more babies") == 1)
        #expect(score("more babies please") >= 0.75)
        #expect(score("the babies one") < 1)
        #expect(score("is paracetamol enough for my back") < 0.5)
    }

    @Test func staffFindTopicsByWordsBeginningsAndMistakes() {
        func found(_ words: String) -> String? { understander.find(words, limit: 3).first.map { Small.id($0.topic) } }
        #expect(found("breastfeeding") == "breastfeeding")
        #expect(found("breastf") == "breastfeeding")
        // Five letters that the speller would take for another word.
        #expect(found("parac") == "pain-relief")
        #expect(found("paracetmol") == "pain-relief")
        // A sentence names other things than it asks.
        #expect(found("my back is sore what can i take") == "pain-relief")
        #expect(found("babies more") == "more-babies")
        #expect(found("hmb") == "more-babies")
        #expect(understander.find("zzzz", limit: 3).isEmpty)
        #expect(understander.find("baby", limit: 1).count == 1)
    }

    @Test func everyKnownWordFindsSomething() {
        for ask in Small.playbook.topics.flatMap(\.asks) {
            for word in ask.split(separator: " ") {
                #expect(!understander.find(String(word), limit: 1).isEmpty, "\(word)")
            }
        }
    }

    @Test func aFollowUpNamesItsDetail() throws {
        let topic = try #require(Small.playbook.topicIndex("breastfeeding"))
        #expect(understander.detail(understander.read("how long for?"), of: topic)?.detail == 0)
        #expect(understander.detail(understander.read("and with tablets"), of: topic)?.detail == 1)
        #expect(try #require(understander.detail(understander.read("how long for"), of: topic)).score > 0.9)
        #expect(understander.detail(understander.read("zxqv"), of: topic) == nil)
        #expect(understander.detail(understander.read("how long for"), of: 99) == nil)
    }

    @Test func aSlotIsFoundAndWhollySaidOrNot() {
        #expect(
            Small.interpret("i am pregnant").slots == [SlotFinding(slot: "stage", value: "pregnant", isWhole: true)])
        #expect(Small.interpret("is it safe to breastfeed while pregnant").slots.map(\.isWhole) == [false])
        #expect(Small.interpret("i am not pregnant").slots.isEmpty)
    }

    @Test func twoQuestionsAreTwo() {
        let both = Small.interpret("Is it safe to breastfeed my baby? And what can I take for the pain?").verdict
        #expect(both == .several([0, 3], missed: false))
        let story = Small.interpret("My back hurts all day. I had my baby last week. What can I take for the pain?")
            .verdict
        #expect(story == .one(3))
    }
}
