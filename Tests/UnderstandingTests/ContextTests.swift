import Playbook
import Testing

@testable import Understanding

/// What was talked about weighs on what few words mean, and never on whether something is urgent.
struct ContextTests {
    private func index(_ id: String) -> Int { Small.playbook.topics.firstIndex { $0.id == id }! }

    private func read(_ text: String, after topic: String?, near: [String] = [], isRuledOut: Bool = false)
        -> Interpretation
    {
        let context = Context(topic: topic.map(index), neighbours: near.map(index), isRuledOut: isRuledOut)
        return Small.understander.interpret(
            Small.understander.read(text), situation: Situation(), after: context)
    }

    @Test(arguments: [
        "is that safe", "and if i want a baby", "what about pain", "ok and who do i ask", "how long does it take",
        "the other one", "so no milk",
    ])
    func wordsThatPointBack(text: String) { #expect(Small.understander.read(text).pointsBack, "\(text)") }

    @Test(arguments: [
        "", "should i breastfeed my baby", "codeine makes me sleepy", "ok thanks", "is there a group for mothers",
        "is it safe to fly", "doctors told me that she is fine", "codeine? i was given that too",
        "my back hurts at night, is it dangerous",
    ])
    func wordsThatStandAlone(text: String) { #expect(!Small.understander.read(text).pointsBack, "\(text)") }

    @Test(arguments: ["how long for", "do i have to have it", "what are the odds", "and then", "why"])
    func wordsThatNameNothing(text: String) { #expect(Small.understander.read(text).isBare, "\(text)") }

    @Test(arguments: ["", "codeine", "how long can i nurse", "is that bad for my baby", "will it happen again"])
    func wordsThatNameSomething(text: String) { #expect(!Small.understander.read(text).isBare, "\(text)") }

    @Test func whatIsNotOursIsNoChoiceOnceLeftOut() {
        let outside = index("out-of-scope")
        let ranking = Ranking(
            scores: [], readings: [Reading(topic: 0, score: 0.8), Reading(topic: outside, score: 0.3)], outside: 0.3)
        #expect(ranking.without(outside).readings.map(\.topic) == [0])
        #expect(ranking.without(outside).outside == 0)
    }

    @Test func whatIsPlainlyNotOursStaysSo() {
        for topic in ["breastfeeding", "more-babies", "pain-relief"] {
            let found = read("and what is the weather tomorrow", after: topic)
            #expect(found.readings.first?.topic == index("out-of-scope"), "after \(topic)")
        }
    }

    @Test func wordsAfterAQuestionBackAreReadBehindWhatWasOfferedFirst() {
        func best(_ near: [String]) -> String? {
            read("and is it safe", after: nil, near: near).readings.first.map { Small.id($0.topic) }
        }
        #expect(best(["more-babies"]) == "more-babies")
        #expect(best(["breastfeeding"]) == "breastfeeding")
    }

    @Test func fewWordsLeanOnTheCurrentTopic() {
        for topic in ["breastfeeding", "more-babies", "pain-relief"] {
            #expect(read("and after this then", after: topic).readings.first.map { Small.id($0.topic) } == topic)
        }
    }

    @Test func theSameWordsMeanWhatFitsWhatWasTalkedAbout() {
        #expect(read("is that safe", after: "breastfeeding").verdict == .one(index("breastfeeding")))
        #expect(read("is that safe", after: "more-babies").verdict == .one(index("more-babies")))
    }

    @Test func aQuestionOfItsOwnIsAnsweredWhateverCameBefore() {
        for topic in ["breastfeeding", "more-babies", "out-of-scope"] {
            #expect(read("what can i take for the pain", after: topic).verdict == .one(index("pain-relief")))
        }
    }

    @Test func aNameStandsForItself() {
        #expect(read("codeine", after: "breastfeeding").readings.first?.topic == index("pain-relief"))
    }

    @Test func aSignIsASignWhateverCameBefore() {
        for topic in Small.playbook.topics.map(\.id) {
            #expect(read("my legs are numb", after: topic).urgent.first?.level == .emergency, "after \(topic)")
        }
    }

    @Test func whatIsRuledOutIsNotRead() {
        let found = read("is it safe", after: "breastfeeding", isRuledOut: true)
        #expect(found.readings.first?.topic != index("breastfeeding"))
        #expect(found.verdict != .one(index("breastfeeding")))
    }

    @Test func whatWasOfferedIsLikelier() {
        func share(_ near: [String]) -> Float {
            read("is it safe", after: nil, near: near).readings.first { $0.topic == index("more-babies") }?.score ?? 0
        }
        #expect(share(["more-babies"]) > share([]))
    }

    @Test func theWordsByThemselvesAreKnownToo() {
        #expect(read("what can i take for the pain", after: "breastfeeding").byItself == index("pain-relief"))
        #expect(read("zxqv", after: "breastfeeding").byItself == nil)
    }

    @Test func anUnknownWordIsNotGuessedFromWhatWasTalkedAbout() {
        #expect(read("zxqv wqxz", after: "breastfeeding").verdict == .unknown)
    }

    @Test func aTopicThatIsNoneChangesNothing() {
        let wild = Context(topic: 999, neighbours: [-1, 999])
        let utterance = Small.understander.read("is it safe to breastfeed")
        #expect(
            Small.understander.interpret(utterance, situation: Situation(), after: wild).verdict
                == .one(index("breastfeeding")))
    }

    @Test func whatItAddsIsExplained() throws {
        let context = Context(topic: index("more-babies"), neighbours: [index("breastfeeding")])
        let found = Small.understander.explain("is that safe", situation: Situation(), after: context)
        let best = try #require(found.topics.first)
        #expect(Small.id(best.topic) == "more-babies")
        #expect(best.parts.contains { $0.kind == .context })
        #expect(abs(best.parts.reduce(0) { $0 + $1.weight } - best.raw) < 0.001)
        #expect(
            Small.understander.explain("is that safe", situation: Situation()).topics.allSatisfy { topic in
                !topic.parts.contains { $0.kind == .context }
            })
    }

    // MARK: - Clauses

    private let no = Small.understander.phrases(["no", "none of those", "nothing like that"])

    @Test(arguments: [
        ("none of those. codeine?", "codeine"), ("no, nothing like that, i am sad", "i am sad"),
        ("no. none of those. is it safe", "is it safe"),
    ])
    func whatFollowsBehindAPause(text: String, rest: String) {
        let clause = Small.understander.clause(of: Small.understander.read(text), after: no)
        #expect(clause.map(Small.understander.words(of:)) == rest)
    }

    @Test(arguments: ["no", "none of those", "no feeling in my legs", "codeine. no", ""])
    func nothingFollows(text: String) {
        #expect(Small.understander.clause(of: Small.understander.read(text), after: no) == nil)
    }

    @Test func theLastSentence() {
        func last(_ text: String) -> String? {
            Small.understander.lastSentence(of: Small.understander.read(text)).map(Small.understander.words(of:))
        }
        #expect(last("They are coming. Can I nurse?") == "can i nurse")
        #expect(last("Can I nurse?") == nil)
        #expect(last("") == nil)
    }
}
