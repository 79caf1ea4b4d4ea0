import Playbook
import Testing

@testable import Conversation

/// Keeping the thread: an urgent matter that was seen to or is long over, another matter named.
struct ThreadTests {
    private func talk(_ lines: String..., with engine: Engine = Small.engine) -> Reply {
        Small.talk(lines, with: engine)
    }

    @Test func whatWasSeenToClosesTheMatter() {
        let reply = talk("my legs are numb", "they checked me over")
        #expect(reply.kind == .answer)
        #expect(reply.topics.map(\.id) == ["urgent-legs"])
        #expect(reply.text == "[seen-to]")
        #expect(talk("my legs are numb", "they checked me over", "surely it can wait").kind != .urgent)
    }

    @Test func theOtherQuestionIsOfferedWhenTheMatterWasSeenTo() {
        let reply = talk("can i have more babies my legs are numb", "they checked me over")
        #expect(reply.options.first?.target == .topic("babies"))
    }

    @Test func whatGoesOnWasNotSeenTo() {
        #expect(!talk("my legs are numb", "they checked me over but it is worse").text.contains("[seen-to]"))
    }

    @Test func whatIsLongOverClosesTheMatter() {
        let reply = talk("my legs are numb", "that was years ago")
        #expect(reply.kind == .answer)
        #expect(reply.text == "[safety-no]")
    }

    @Test func seenToWithNothingOpenIsNoAnswer() {
        #expect(talk("they checked me over").text != "[seen-to]")
        #expect(talk("should i breastfeed", "that was years ago").text != "[safety-no]")
    }

    @Test func anotherMatterNamedIsNotTheSameAgain() {
        let reply = talk("can i have more babies", "skip", "and the helpline number")
        #expect(reply.topics.map(\.id) == ["talk-to-someone"])
    }

    @Test func goingIsHeardBehindAQuestionBesides() {
        let reply = talk("my legs are numb", "should i breastfeed", "im on my way")
        #expect(reply.kind == .urgent)
        #expect(reply.text == "Tell them about your bones.")
    }

    @Test func whatWasSeenToIsHeardBehindAQuestionBesides() {
        #expect(talk("my legs are numb", "should i breastfeed", "they checked me over").text == "[seen-to]")
    }

    @Test func aMatterSetAsideIsForgottenInTheEnd() {
        let asides = ["should i breastfeed", "can i have more babies", "helpline number", "should i breastfeed"]
        let reply = Small.talk(["my legs are numb"] + asides + ["im on my way"], with: Small.engine)
        #expect(reply.kind != .urgent)
    }

    @Test func whatIsToldBehindACardIsAboutIt() {
        #expect(talk("my legs are numb", "i am feeding my son myself").text == "It cannot wait.")
        #expect(talk("my legs are numb", "i want to know if i should breastfeed").kind == .answer)
    }

    @Test func whatSheTellsOfHerselfStaysWithTheMatter() {
        let reply = talk("should i breastfeed", "im pregnant")
        #expect(reply.topics.map(\.id) == ["feeding"])
    }

    @Test func aSideOfManyThingsIsAskedOfWhatWasTalkedAbout() {
        // "How long for" is a follow-up of the first topic only.
        #expect(talk("can i have more babies", "skip", "how long").topics.map(\.id) == ["babies"])
        #expect(talk("can i have more babies", "skip", "is there a risk").topics.map(\.id) == ["babies"])
    }

    @Test func aHedgeChangesNoChoice() {
        let plain = talk("can i have more babies", "skip", "the first one")
        #expect(talk("can i have more babies", "skip", "the first one i think").text == plain.text)
        #expect(talk("can i have more babies", "skip", "i guess 1").text == plain.text)
    }

    @Test func anOrdinalNeedsNoArticle() {
        #expect(
            talk("can i have more babies", "skip", "first one").text
                == talk("can i have more babies", "skip", "the first one").text)
    }

    @Test func whomToRingStandsOnTheCard() {
        let reply = talk("my legs are numb", "is there a helpline number")
        #expect(reply.kind == .urgent)
        #expect(reply.text.contains("Call 999 now."))
        #expect(talk("helpline number").topics.map(\.id) == ["talk-to-someone"])
    }

    @Test func wordsThatNameNothingStayWithTheCard() {
        #expect(talk("my legs are numb", "and then", "how long", "what would happen", "and why").kind == .urgent)
    }

    @Test func anotherMatterIsNoAnswerToTheSlotAsked() {
        let reply = talk("can i have more babies", "im pregnant should i breastfeed")
        #expect(reply.topics.map(\.id) == ["feeding"])
        #expect(reply.situation["stage"] == "pregnant")
    }
}
