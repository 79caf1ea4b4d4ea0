import Playbook
import Testing

@testable import Conversation

/// Words that say two things at once, and words that mean something only behind those before them.
struct TwoPartTests {
    private func talk(_ lines: String...) -> Reply {
        var state: String?
        var reply = Reply(kind: .unknown)
        for line in lines {
            reply = Small.engine.reply(to: line, state: state)
            state = reply.state
        }
        return reply
    }

    @Test func onTheWayAndAQuestionBesides() {
        let reply = talk("my legs are numb", "im on my way. can i have more babies?")
        #expect(reply.kind == .answer)
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.hasPrefix("Tell them about your bones."))
    }

    @Test func onTheWayAndNothingClearBesidesIsTheSendOff() {
        #expect(talk("my legs are numb", "im on my way. zxqv?").text == "Tell them about your bones.")
    }

    @Test func plainerWordsAreTheShortAnswer() {
        let reply = talk("should i breastfeed", "more simply")
        #expect(reply.kind == .answer)
        #expect(reply.topics.map(\.id) == ["feeding"])
        #expect(reply.text == "[simpler]\n\nIt is your choice.")
        #expect(!reply.options.isEmpty)
    }

    @Test func plainerWordsOfNothingAreNone() {
        #expect(!talk("more simply").text.contains("[simpler]"))
    }

    @Test func aCorrectionThatMeantWhatWasAnsweredIsAnsweredAgain() {
        let reply = talk("can i have more babies", "skip", "i meant can i have more babies")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.contains("Some women"))
    }

    @Test func aNeighbourIsNotTakenForWhatItIsNot() {
        // Words of no weight after an answer are asked about, not answered with the same again.
        let reply = talk("should i breastfeed", "why")
        #expect(reply.kind == .clarify)
        #expect(!reply.options.isEmpty)
    }

    @Test(arguments: ["my legs are numb", "should i breastfeed", "thank you", "zxqv", "menu"])
    func thePolicyIsTheSameEveryTime(first: String) {
        for second in ["and then", "is it", "no", "more simply", "can i have more babies"] {
            #expect(talk(first, second) == talk(first, second))
        }
    }

    @Test func goingIsHeardInsideALongerMessage() {
        let reply = talk("my legs are numb", "the bag is packed and im on my way")
        #expect(reply.text.hasPrefix("Tell them about your bones."))
        #expect(talk("my legs are numb", "i will not say im on my way").text == "It cannot wait.")
    }

    @Test func aSignThatIsTakenBackClosesTheMatter() {
        let reply = talk("my legs are numb", "sorry no i meant is bottle better")
        #expect(reply.topics.map(\.id) == ["feeding"])
        #expect(reply.text.hasPrefix("[urgent-closing]"))
    }

    @Test(arguments: [
        ("Go now. Do this if:", "Go now."), ("Go now if:", ""), ("Go now.", "Go now."), ("Go! Or call if:", "Go!"),
    ])
    func aReminderEndsWithAWholeSentence(say: String, whole: String) {
        let level = UrgentCard.Level(
            level: .emergency, say: say, bullets: ["numb legs"], end: "", refer: [], meanwhile: "", family: "")
        #expect(level.wholeSentences == whole)
    }
}
