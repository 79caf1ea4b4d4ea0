import Playbook
import Testing

@testable import Understanding

@Suite struct UrgentTests {
    private let numb = "urgent-spinal-cord emergency"

    @Test(arguments: [
        "my legs have gone numb", "my legs are nubm", "MY LEGS ARE NUMB!!", "i cant feel my legs",
        "no pain but my legs are numb", "no, my legs are numb", "i have no feeling in my legs",
        "not only is my back sore my legs are numb", "i dont know why my legs are numb",
        "no pain and my legs are numb", "i can't sleep because my legs are numb", "not sure but my legs are numb",
        "never had such numb legs", "my mum had a clot years ago and now my legs are numb",
        "my legs went numb years ago and now they are numb again", "my legs are numb i can no longer walk",
        "what is wrong with me, my legs are numb", "what is wrong with me my legs are numb",
        "what does a score mean and also my legs are numb", "how many tablets may i take and my legs are numb",
        "when i was lifting her my legs went numb", "my legs are numb and he will shout if i tell",
    ])
    func aSignFires(_ text: String) { #expect(Small.urgent(text).contains(numb), "\(text)") }

    @Test(arguments: [
        "i have no numb legs", "my legs are not numb", "i don't have numb legs", "i dont think my legs are numb",
        "denies pain, weakness, numb legs", "no numb legs, no tingling, just a sore back",
        "my legs were numb years ago", "when i was pregnant my legs were numb", "i had numb legs in 2015",
        "what if my legs go numb", "can it cause numb legs", "is a side effect numb legs",
        "is there a risk of numb legs", "never had numb legs",
    ])
    func aSignIsHeldBack(_ text: String) {
        #expect(!Small.urgent(text).contains { $0.hasPrefix("urgent-spinal-cord") }, "\(text)")
    }

    @Test(arguments: [
        "i had numb legs last week", "is it normal to have numb legs", "should i worry about numb legs",
        "are numb legs bad", "my legs were numb but it has settled",
    ])
    func doubtAsks(_ text: String) { #expect(Small.urgent(text) == ["urgent-spinal-cord ask"], "\(text)") }

    @Test func aSignMayIgnoreScreens() {
        #expect(Small.urgent("i am not paralysed") == [numb])
        #expect(Small.urgent("what if i was paralysed years ago") == [numb])
    }

    @Test func theLevelHangsOnTheSituationAlsoOnWhatTheMessageSays() {
        #expect(Small.urgent("my legs tingle") == ["urgent-spinal-cord call-now"])
        #expect(Small.urgent("i am pregnant and my legs tingle") == ["urgent-spinal-cord maternity-now"])
        var situation = Situation()
        situation["stage"] = "pregnant"
        #expect(Small.urgent("my legs tingle", situation) == ["urgent-spinal-cord maternity-now"])
    }

    @Test func theGravestComesFirstAndPrecedenceBreaksTies() {
        #expect(
            Small.urgent("my calf is swollen and my legs tingle") == [
                "urgent-clot emergency", "urgent-spinal-cord call-now",
            ])
        #expect(Small.urgent("my calf is swollen. my legs are numb") == [numb, "urgent-clot emergency"])
    }

    @Test(arguments: [
        ("my wife has numb legs", true), ("she has gone numb in both legs", true), ("my legs are numb", false),
        ("i think my wife has numb legs", true), ("my wife says my legs are numb", false),
    ])
    func somebodyElseIsTold(_ text: String, _ isOther: Bool) {
        #expect(Small.interpret(text).urgent.first?.aboutOther == isOther, "\(text)")
    }

    /// Their signs' exceptions name "should" and "scared".
    @Test(arguments: [
        "i broke it today, what should i do", "broke it today should i be worried", "i am so scared, i broke it",
        "i broke it and i am scared", "i broke it sorry if this is silly", "i broke it should i go to hospital today",
        "i am scared because i broke it", "she broke it, what should she do", "he broke it and we are scared",
    ])
    func anAsideExcusesNothing(_ text: String) {
        #expect(Small.urgent(text) == ["urgent-clot urgent-today"], "\(text)")
    }

    @Test(arguments: [
        "what should i do if i broke it", "i am scared that i broke it", "should i be worried about how i broke it",
    ])
    func whatGoesOnIsNoAside(_ text: String) { #expect(Small.urgent(text) == [], "\(text)") }

    @Test func wordsOfTwoSentencesMakeNoSign() {
        let utterance = Small.understander.read("my back is numb. my legs are fine")
        #expect(
            Small.understander.screen.matches(
                utterance, Small.understander.occurrences(utterance), situation: Situation()
            ).isEmpty)
    }
}
