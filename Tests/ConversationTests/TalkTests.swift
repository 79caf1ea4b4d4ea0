import Playbook
import Testing

@testable import Conversation

/// What makes it a conversation: returning, correcting, telling, not knowing where to begin, never saying the same twice.
struct TalkTests {
    private func talk(_ lines: String..., with engine: Engine = Small.engine) -> Reply {
        Small.talk(lines, with: engine)
    }

    // MARK: - Options

    @Test func severalNumbersAreSeveralAnswersInTheirOrder() {
        let reply = talk("menu", "2 and 1")
        #expect(reply.topics.map(\.id) == ["feeding", "babies"])
    }

    @Test func theLastOneIsTheLastOption() {
        #expect(talk("menu", "the last one").topics.map(\.id) == ["talk-to-someone"])
    }

    @Test func aNumberThatNoOptionHasIsAskedAboutAgain() {
        let reply = talk("should i breastfeed", "7")
        #expect(reply.kind == .clarify)
        #expect(reply.text == "[no-such-option]")
        #expect(reply.options.map(\.target) == talk("should i breastfeed").options.map(\.target))
    }

    @Test func smallWordsAloneNameNoOption() {
        // "Can I talk to someone?" and "Can I have more babies?" share "can" with it.
        #expect(talk("menu", "can you").topics.map(\.id) != ["babies"])
    }

    @Test func yesToAnAnswerAsksWhichOne() {
        let reply = talk("can i have more babies", "skip", "yes")
        #expect(reply.kind == .clarify)
        #expect(reply.text == "[yes-to-what]")
        #expect(!reply.options.isEmpty)
    }

    @Test func moreOfAQuestionBackAsksWhich() {
        let asked = talk("babies feeding")
        #expect(asked.kind == .clarify)
        let reply = talk("babies feeding", "tell me more")
        #expect(reply.kind == .clarify)
        #expect(reply.text == "[more-of-what]")
        #expect(reply.options == asked.options)
    }

    @Test func moreAfterAPartWasAskedAboutIsMoreOfTheTopic() {
        let reply = talk("can i have more babies", "skip", "why", "tell me more")
        #expect(reply.topics.map(\.id) == ["babies"])
    }

    @Test func wordsThatNameNothingMeanADetail() {
        let reply = talk("can i have more babies", "skip", "ok and how long for")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.contains("timing"))
    }

    // MARK: - Slots

    @Test func aSkippedSlotIsNotAskedAgain() {
        let reply = talk("can i have more babies", "skip")
        #expect(reply.text == "[skipped]")
        #expect(!reply.options.isEmpty)
        #expect(
            talk("can i have more babies", "skip", "should i breastfeed", "go back").options.allSatisfy { option in
                if case .slot = option.target { false } else { true }
            })
    }

    @Test func whatIsTakenForGrantedIsSaidOnce() {
        let first = talk("im pregnant can i have more babies")
        #expect(first.text.contains("[assumed]"))
        #expect(!talk("im pregnant can i have more babies", "repeat").text.contains("[assumed]"))
    }

    @Test func aWordTakesBackWhatWasTakenForGranted() {
        for word in ["thats wrong", "no", "im not pregnant"] {
            let reply = talk("im pregnant can i have more babies", word)
            #expect(reply.situation == Situation(), "after \(word)")
            #expect(reply.kind == .question)
            #expect(reply.text == "[forgotten]\n\nWhere are you now?")
        }
    }

    @Test func whatIsToldInPassingChangesTheAnswerAtHand() {
        let reply = talk("can i have more babies", "skip", "im pregnant")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.hasPrefix("You are already on the way."))
    }

    // MARK: - Going back

    @Test func backFromAFollowUpIsTheTopicItself() {
        let reply = talk("should i breastfeed", "can i have more babies", "who decides", "go back")
        #expect(reply.topics.map(\.id) == ["babies"])
        #expect(reply.text.contains("Some women"))
    }

    @Test func backFromSmallTalkIsTheTopicItself() {
        #expect(talk("should i breastfeed", "thank you", "go back").topics.map(\.id) == ["feeding"])
    }

    @Test func aReturnNamesWhatToGoBackTo() {
        let reply = talk("should i breastfeed", "helpline number", "back to the breastfeeding thing")
        #expect(reply.topics.map(\.id) == ["feeding"])
    }

    // MARK: - Corrections

    @Test func aCorrectionForgetsWhatTheWrongWordsGaveAway() {
        let reply = talk("im pregnant can i have more babies", "no i meant breastfeed")
        #expect(reply.topics.map(\.id) == ["feeding"])
        #expect(reply.situation == Situation())
    }

    @Test func aCorrectionMayStandBehindOtherWords() {
        let reply = talk("should i breastfeed", "sorry that was not clear, i meant another pregnancy")
        #expect(reply.topics.map(\.id) == ["babies"])
    }

    @Test func aWayOfTalkingIsNoCorrection() {
        #expect(talk("i meant to ask should i breastfeed").topics.map(\.id) == ["feeding"])
    }

    // MARK: - The menu and the guided path

    @Test func theMenuEndsInEveryTheme() throws {
        let menu = talk("menu", with: Small.guided)
        #expect(menu.options.last?.target == .menu(Menu.all))
        let themes = talk("menu", "3", with: Small.guided)
        #expect(themes.options.map(\.label) == ["The family", "People"])
        #expect(talk("menu", "3", "people", with: Small.guided).options.map(\.target) == [.topic("talk-to-someone")])
        #expect(talk("menu", "3", "2", "1", with: Small.guided).topics.map(\.id) == ["talk-to-someone"])
    }

    @Test func whoDoesNotKnowWhereToBeginIsLed() {
        let first = talk("i dont know what to do", with: Small.guided)
        #expect(first.kind == .question)
        #expect(first.text == "[guide-start]\n\nWhere are you now?")
        let second = talk("i dont know what to do", "2", with: Small.guided)
        #expect(second.kind == .menu)
        #expect(second.text == "[guide-choose]")
        #expect(second.options.first?.target == .topic("feeding"))
        #expect(talk("i dont know what to do", "2", "1", with: Small.guided).kind == .answer)
    }

    @Test func theGuidedPathAsksForNothingItKnowsAndTakesNoForAnAnswer() {
        #expect(talk("im pregnant", "help", with: Small.guided).options.first?.target == .topic("feeding"))
        #expect(talk("help", "skip", with: Small.guided).options.first?.target == .topic("babies"))
        #expect(talk("help", "skip", "help", with: Small.guided).kind == .menu)
    }

    @Test func whoOnlyTellsAboutHerselfIsOfferedWhatFits() {
        let reply = talk("trimester", with: Small.guided)
        #expect(reply.text == "[noted]\n\n[guide-choose]")
        #expect(reply.options.first?.target == .topic("feeding"))
    }

    // MARK: - Repetition

    @Test(arguments: [
        ["thank you", "thank you"], ["zxqv", "zxqv", "zxqv", "zxqv"],
        ["my legs are numb", "surely it can wait", "surely it can wait"],
        ["should i breastfeed", "more", "more"], ["menu", "neither", "neither"],
        ["can i have more babies", "who decides", "who decides"],
    ])
    func theSameWordsAreNotSaidTwiceRunning(lines: [String]) {
        let last = Small.talk(lines, with: Small.engine)
        #expect(last.text != Small.talk(Array(lines.dropLast()), with: Small.engine).text)
        #expect(!last.text.isEmpty)
    }

    @Test func whatIsAskedForAgainIsSaidAgain() {
        #expect(talk("menu", "menu").text == talk("menu").text)
        #expect(talk("should i breastfeed", "repeat").text == talk("should i breastfeed").text)
    }

    @Test func doubtIsAnsweredAgainAndNeverGivenInTo() {
        for times in 1...5 {
            let lines = ["my legs are numb"] + Array(repeating: "surely it can wait", count: times)
            #expect(Small.talk(lines, with: Small.engine).kind == .urgent)
        }
    }

    // MARK: - Picking without words

    @Test func anOptionCanBePickedWithoutWords() throws {
        let reply = try #require(
            Small.engine.reply(picking: .detail(topic: "babies", detail: "who-decides"), state: nil))
        #expect(reply.text == "You do, with your team.")
        #expect(Small.engine.reply(picking: .topic("no-such"), state: nil) == nil)
        #expect(Small.engine.reply(picking: .slot("stage", value: "no-such"), state: nil) == nil)
        #expect(Small.engine.reply(picking: .menu("no-such"), state: nil) == nil)
    }
}
