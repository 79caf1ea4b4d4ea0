import Playbook
import Testing

@testable import Understanding

/// What the urgent screen hears: through misspellings, across a "but", and past what is not told.
@Suite struct HearingTests {
    private let numb = "urgent-spinal-cord emergency"

    /// The words that tell what is, as they were read.
    private func told(_ text: String) -> String {
        guard let told = Small.understander.screen.told(Small.understander.read(text)) else { return "" }
        return told.tokens.indices.map { told.text($0) }.joined(separator: " ")
    }

    @Test(arguments: ["my claf is swollen", "my calf is swolen", "my calf is swollwn", "my calff is swollen"])
    func aSlipHidesNoSign(_ text: String) { #expect(Small.urgent(text) == ["urgent-clot emergency"], "\(text)") }

    @Test func aSlipIsReadAsASignsWordTooWhereAnotherWordIsAsNear() {
        // "kalf" is as near to "half", which is no sign's word.
        #expect(Small.understander.nearWords.near(Array("calfs".utf8)[...]).contains(Array("calf".utf8)))
        #expect(Small.urgent("my kalf is swollen") == ["urgent-clot emergency"])
    }

    @Test func aSlipElsewhereMakesNoSign() {
        #expect(Small.urgent("my legs are not nubm and my bakc is sore").isEmpty)
        #expect(Small.understander.nearWords.near(Array("numb".utf8)[...]).isEmpty)
    }

    @Test func whatStandsOnTheOtherSideOfAButExcusesNothing() {
        #expect(Small.urgent("i had a clot years ago but my legs are numb").contains(numb))
    }

    @Test func wordsFarApartInALongSentenceAreNoSign() {
        let story = Array(repeating: "and then we went to the shop", count: 4).joined(separator: " ")
        #expect(Small.urgent("my calf hurts and my hand is swollen") == ["urgent-clot emergency"])
        let far = Small.understander.read("my calf hurts \(story) and my hand is swollen")
        #expect(
            Small.understander.screen.matches(far, Small.understander.occurrences(far), situation: Situation()).isEmpty)
    }

    @Test(arguments: [
        ("i have no numb legs", "i have"), ("i have not fallen", ""), ("he has not moved", "he has not moved"),
        ("my legs were numb years ago", ""), ("what are the signs of a clot", "what are the signs of a clot"),
        ("my legs feel strange", "my legs feel strange"),
        ("do not want to make a fuss but my legs feel strange", "do not want to make a fuss but my legs feel strange"),
    ])
    func onlyWhatIsToldIsHeard(_ text: String, _ heard: String) { #expect(told(text) == heard, "\(text)") }

    @Test(arguments: [
        "would my legs go numb", "do most women get numb legs", "does a clot make numb legs",
        "is it possible to get numb legs",
        "she asked me if my legs were numb",
    ])
    func aQuestionInGeneralIsHeldBack(_ text: String) {
        #expect(!Small.urgent(text).contains { $0.hasPrefix("urgent-spinal-cord") }, "\(text)")
    }

    @Test func aStoryThatIsOverAsks() {
        #expect(Small.urgent("in august my legs went numb") == ["urgent-spinal-cord ask"])
        #expect(Small.urgent("it was fine this morning and now my legs are numb") == [numb])
        #expect(Small.urgent("i had my baby last week, my legs are numb") == [numb])
    }
}
