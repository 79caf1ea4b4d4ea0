import Playbook
import Testing

@testable import Conversation

/// Each step of the policy, through the real engine over a small playbook.
struct PolicyTests {
    /// Says each line in turn and gives the last reply.
    private func talk(_ lines: String...) -> Reply {
        var state: String?
        var reply = Reply(kind: .unknown)
        for line in lines {
            reply = Small.engine.reply(to: line, state: state)
            state = reply.state
        }
        return reply
    }

    @Test func emptyTextOpensWithTheFirstScreenAndTheMenu() {
        let reply = talk("")
        #expect(reply.kind == .menu)
        #expect(reply.text == "Hello. What worries you?")
        #expect(
            reply.options.map(\.label) == ["Can I have more babies?", "Should I breastfeed?", "Can I talk to someone?"])
    }

    @Test func aQuestionIsAnsweredWithItsNoteAndServices() {
        let reply = talk("should i breastfeed")
        #expect(reply.kind == .answer)
        #expect(reply.topics.map(\.id) == ["feeding"])
        #expect(reply.text == "It is your choice.\n\nFeeding uses calcium. [1]")
        #expect(reply.sources == ["page"])
        #expect(reply.referrals == ["helpline"])
    }

    @Test func anUrgentSignIsAnsweredFirstAndAlone() {
        let reply = talk("can i have more babies my legs are numb")
        #expect(reply.kind == .urgent)
        #expect(reply.level == .emergency)
        #expect(reply.topics.map(\.id) == ["urgent-legs"])
        #expect(reply.text.hasPrefix("Call 999 now."))
        #expect(reply.options.isEmpty)
        #expect(reply.sources.isEmpty)
    }

    @Test func theSameSignAgainIsARemainder() {
        let reply = talk("my legs are numb", "my legs are numb")
        #expect(reply.kind == .urgent)
        #expect(reply.text == "[urgent-again]\n\nCall 999 now.")
    }

    @Test func delayIsAnsweredFromTheOpenMatter() {
        #expect(talk("my legs are numb", "surely it can wait").text == "It cannot wait.")
        #expect(talk("my legs are numb", "no").text == "It cannot wait.")
    }

    @Test func whatIsNotClearlyAnotherMatterStaysWithTheOpenOne() {
        #expect(talk("my legs are numb", "zxqv wqxz").text == "It cannot wait.")
    }

    @Test func goingGetsItsSendOff() {
        let reply = talk("my legs are numb", "im on my way")
        #expect(reply.kind == .urgent)
        #expect(reply.text.hasPrefix("Tell them about your bones."))
    }

    @Test func theOtherQuestionOfAnUrgentMessageWaitsAndIsOffered() {
        let asked = "can i have more babies my legs are numb"
        #expect(talk(asked, "im on my way").text == "Tell them about your bones.\n\n[question-kept]")
        #expect(talk(asked, "should i breastfeed").options.first?.target == .topic("babies"))
    }

    @Test func smallTalkDoesNotWipeAnOpenMatter() {
        #expect(talk("my legs are numb", "thank you").kind == .social)
        #expect(talk("my legs are numb", "thank you", "surely it can wait").text == "It cannot wait.")
    }

    @Test func aPlainQuestionClosesTheMatterWithOneSafetyLine() {
        let reply = talk("my legs are numb", "should i breastfeed")
        #expect(reply.text.hasPrefix("[urgent-closing]"))
        #expect(talk("my legs are numb", "should i breastfeed", "surely it can wait").kind != .urgent)
    }

    @Test func anOptionIsPickedByNumberOrByWords() {
        #expect(talk("should i breastfeed", "1").topics.map(\.id) == ["babies"])
        #expect(talk("should i breastfeed", "the first one").topics.map(\.id) == ["babies"])
        #expect(talk("should i breastfeed", "Can I have more babies?").topics.map(\.id) == ["babies"])
    }

    @Test func aSlotIsAskedOnceAndItsAnswerChangesTheWords() {
        let asked = talk("can i have more babies")
        #expect(asked.options.map(\.label) == ["I am planning", "I am pregnant"])
        let told = talk("can i have more babies", "2")
        #expect(told.text == "You are already on the way.")
        #expect(told.situation["stage"] == "pregnant")
        #expect(told.options.map(\.label).first == "How long should I wait?")
    }

    @Test func neitherOffersOtherThings() {
        let reply = talk("should i breastfeed", "neither")
        #expect(reply.kind == .menu)
        #expect(!reply.options.contains { $0.target == .topic("babies") })
    }

    @Test func aCorrectionTakesTheNewReading() {
        let reply = talk("should i breastfeed", "no i meant another pregnancy")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.hasPrefix("[corrected]"))
    }

    @Test func goBackReturnsToTheTopicBefore() {
        #expect(talk("should i breastfeed", "helpline number", "go back").topics.map(\.id) == ["feeding"])
        #expect(talk("go back").text == "[nothing-before]")
    }

    @Test func moreGivesTheDetailsOneByOne() {
        #expect(talk("can i have more babies", "skip", "tell me more").text != talk("can i have more babies").text)
        let reply = talk("should i breastfeed", "more")
        #expect(reply.text == "[nothing-more]")
        #expect(!reply.options.isEmpty)
    }

    @Test func startAgainForgets() {
        let reply = talk("im pregnant can i have more babies", "start again")
        #expect(reply.kind == .command)
        #expect(reply.situation == Situation())
    }

    @Test func aFollowUpIsTakenFromTheCurrentTopic() {
        let reply = talk("can i have more babies", "how long for?")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text == "Ask your team about timing.")
    }

    @Test func theLadderEndsAtAPerson() {
        #expect(talk("zxqv").text == "[not-known-first]")
        #expect(talk("zxqv", "wqxz").kind == .menu)
        let third = talk("zxqv", "wqxz", "qqzx")
        #expect(third.text == "[not-known-third]")
        #expect(third.referrals == ["helpline"])
    }

    @Test func theSameAnswerIsNotGivenTwiceRunning() {
        let reply = talk("should i breastfeed", "should i breastfeed")
        #expect(reply.text.hasPrefix("[same-again]"))
        #expect(talk("should i breastfeed", "repeat").text == "It is your choice.\n\nFeeding uses calcium. [1]")
    }

    @Test func aStrangeStateStartsAfreshAndSaysSo() {
        let reply = Small.engine.reply(to: "should i breastfeed", state: "2.nonsense")
        #expect(reply.isFresh)
        #expect(reply.text.hasPrefix("[fresh-start]"))
        #expect(reply.topics.map(\.id) == ["feeding"])
    }

    @Test func everyReplyKeepsItsStateInsideTheLimit() {
        var state: String?
        for line in ["", "can i have more babies", "2", "should i breastfeed", "my legs are numb", "more", "menu", "x"]
        {
            let reply = Small.engine.reply(to: line, state: state)
            #expect(reply.state.utf8.count <= StateCodec.limit)
            state = reply.state
        }
    }
}
