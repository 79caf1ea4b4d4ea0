import Playbook
import Testing

@testable import Understanding

/// A message that asks several things falls into its questions, and opening words that say nothing fall away.
struct QuestionsTests {
    private func parts(_ text: String) -> [String] {
        let utterance = Small.understander.read(text)
        return Questions.find(in: utterance).map { Small.understander.words(of: utterance.slice($0)) }
    }

    @Test(arguments: [
        ("Can I nurse? And is it safe?", ["can i nurse", "is it safe"]),
        ("can i nurse and how long for", ["can i nurse", "how long for"]),
        ("what is this + which doctor", ["what is this", "which doctor"]),
        ("can we try n how long after this", ["can we try", "how long after this"]),
        ("your facts are they from doctors and can i ring", ["your facts are they from doctors", "can i ring"]),
        ("codeine for my baby? and a bottle of milk", ["codeine for my baby", "a bottle of milk"]),
    ])
    func severalQuestions(text: String, questions: [String]) { #expect(parts(text) == questions) }

    @Test(arguments: [
        "i was tired and my back hurt", "can i nurse with broken and painful bones", "codeine and milk", "and you", "",
    ])
    func noMoreThanOneQuestion(text: String) { #expect(parts(text).count <= 1, "\(parts(text))") }

    @Test func aSignThatStandsForAnd() {
        #expect(Small.words("leaflet + number") == ["leaflet", "and", "number"])
        #expect(Small.words("call +44 or c+d") == Small.words("call 44 or c d"))
    }

    @Test func eachIsAnsweredWhereBothAreSure() {
        let both = Small.interpret("is it safe to breastfeed + can i have another baby").verdict
        #expect(both == .several([0, 1], missed: false))
    }

    @Test func twoNamesSetAgainstEachOtherAreTwoWishes() {
        let text = "painkillers for my back versus nursing"
        #expect(Questions.seams(in: Small.understander.read(text)) == [4])
    }

    @Test func oneThatIsNotSureIsNotGuessed() {
        switch Small.interpret("is it safe to breastfeed and can zxqv the wqxz").verdict {
        case .several(let topics, _): Issue.record("answered \(topics.map(Small.id))")
        default: break
        }
    }

    @Test(arguments: [
        ("ok. so back to me, can i nurse", "can i nurse"), ("right. and one more thing. codeine", "codeine"),
        ("ok. thanks", "thanks"), ("hello. can i nurse", "can i nurse"), ("ok", "ok"), ("ok. right", "right"),
        ("", ""), ("my legs. they are numb", "my legs they are numb"),
    ])
    func openingWordsFallAway(text: String, rest: String) {
        #expect(Small.understander.words(of: Small.understander.read(text).gist) == rest)
    }

    @Test(arguments: [
        ("sorry to bother you but can i nurse", "can i nurse"),
        ("please can you tell me if codeine is safe", "codeine is safe"),
        ("can i nurse? thank you so much in advance", "can i nurse"), ("codeine please help", "codeine"),
        ("hi all, just wondering, can i nurse", "can i nurse"),
        ("can i nurse. any advice welcome. codeine", "can i nurse codeine"),
        ("hiya hun can i nurse", "can i nurse"), ("there is codeine", "there is codeine"),
        ("thank you so much", "thank you so much"), ("can you help me please", "can you help me please"),
        ("sorry for swearing. thanks", "sorry for swearing thanks"), ("do not help me", "do not help me"),
        ("codeine. you want?", "codeine you want"),
        ("is there any help for me", "is there any help for me"), ("is codeine kind to me", "is codeine kind to me"),
        ("codeine any advice please", "codeine"),
    ])
    func framingWordsFallAway(text: String, rest: String) {
        #expect(Small.understander.words(of: Small.understander.read(text).gist) == rest)
    }

    @Test(arguments: [
        ("i had my baby last week. can i nurse", ["can", "i", "nurse"]),
        ("i had my baby. thanks", ["i", "had", "my", "baby", "thanks"]),
        ("i had my baby and my house. can i nurse", nil),
    ])
    func whatSaysOnlyWhoAsksFallsAway(text: String, rest: [String]?) {
        let small = Small.understander
        let utterance = small.read(text)
        let told = small.slots.told(utterance, small.occurrences(utterance))
        #expect(told.findings.map(\.value) == ["after-birth"])
        let gist = utterance.gist(besides: told.sentences)
        #expect(gist.tokens.indices.map(gist.text) == rest ?? utterance.tokens.indices.map(utterance.text))
    }
}
