import Playbook
import Testing

@testable import Understanding

/// A sign in words that sound mild through and through.
@Suite struct WeighingTests {
    /// - Parameters: the urgent probabilities from which words alone are asked about, below which a sign only asks, and
    ///   below which one that would only ask is held back.
    private func urgent(_ text: String, asked: Float = 2, mild: Float, calm: Float = 0) throws -> [String] {
        var model = Small.model
        (model.calibration.urgent, model.calibration.certain) = (asked, 2)
        (model.calibration.mild, model.calibration.calm) = (mild, calm)
        let understander = try Understander(playbook: Small.playbook, model: model)
        return understander.interpret(understander.read(text), situation: Situation()).urgent.map {
            "\(Small.id($0.topic)) \($0.level.rawValue)"
        }
    }

    @Test func aSignThatSoundsUrgentFires() throws {
        #expect(try urgent("my legs have gone numb", mild: 0.01) == ["urgent-spinal-cord emergency"])
    }

    @Test func aSignThatSoundsMildOnlyAsksHoweverCalm() throws {
        #expect(try urgent("my legs have gone numb", mild: 1) == ["urgent-spinal-cord ask"])
        #expect(try urgent("my legs have gone numb", mild: 1, calm: 1) == ["urgent-spinal-cord ask"])
    }

    @Test func aSignInDoubtThatSoundsCalmIsHeldBack() throws {
        #expect(try urgent("i had numb legs last week", mild: 1) == ["urgent-spinal-cord ask"])
        #expect(try urgent("i had numb legs last week", mild: 1, calm: 1).isEmpty)
    }

    @Test func aSignInWordsAsTheyMayHaveBeenMeantIsNotOutweighed() throws {
        var model = Small.model
        (model.calibration.mild, model.calibration.calm) = (1, 1)
        let understander = try Understander(playbook: Small.playbook, model: model)
        let utterance = understander.read("my legs have gone numb")
        let ranking = understander.rank(utterance)
        var match = UrgentScreen.Match(
            topic: Small.playbook.topicIndex("urgent-spinal-cord")!, sign: 0, sentence: 0, level: .emergency,
            scopes: [],
            aboutOther: false)
        #expect(understander.weighed([match], utterance, ranking).map(\.level) == [.ask])
        match.isReread = true
        #expect(understander.weighed([match], utterance, ranking).map(\.level) == [.emergency])
    }

    @Test func anUrgentSentenceAmongCalmOnesIsNotOutweighed() throws {
        let text = "how do i bake bread. what is the weather tomorrow. my legs have gone numb"
        let alone = Small.understander.rank(Small.understander.read("my legs have gone numb")).urgent.probability
        #expect(try urgent(text, asked: alone * 0.9, mild: 1) == ["urgent-spinal-cord emergency"])
        #expect(try urgent(text, asked: 2, mild: 1) == ["urgent-spinal-cord ask"])
    }

    /// What is found of two signs and a topic that the words sound like.
    ///
    /// - Parameter clot: how much likelier or less likely the clot is than the spine.
    private func found(_ levels: [String: UrgentLevel], heard: String? = nil, clot: Float) -> [String] {
        let matches = levels.sorted { $0.key < $1.key }.map { id, level in
            UrgentScreen.Match(
                topic: Small.playbook.topicIndex(id)!, sign: 0, sentence: 0, level: level, scopes: [],
                aboutOther: false)
        }
        let second = heard.map {
            UrgentFinding(topic: Small.playbook.topicIndex($0)!, level: .emergency, sign: -1)
        }
        return Small.understander.screen.findings(matches, and: second) {
            Small.id($0) == "urgent-clot" ? clot : 1
        }.map { Small.id($0.topic) }
    }

    @Test func aSignOfOneEmergencyInTheWordsOfAnotherDoesNotComeFirst() {
        let both: [String: UrgentLevel] = ["urgent-clot": .emergency, "urgent-spinal-cord": .emergency]
        #expect(found(both, clot: 0.5).count == 2)
        #expect(found(both, clot: 0.0001) == ["urgent-spinal-cord"])
    }

    @Test func aGraverSignGivesWayOnlyToWhatIsFarLikelier() {
        let both: [String: UrgentLevel] = ["urgent-clot": .emergency, "urgent-spinal-cord": .callNow]
        #expect(found(both, clot: 0.01).count == 2)
        #expect(found(both, clot: 0.001) == ["urgent-spinal-cord"])
    }

    @Test func whatTheWordsSoundLikeStandsInPlaceOfAFarLessLikelySign() {
        #expect(found(["urgent-clot": .callNow], heard: "urgent-spinal-cord", clot: 0.5) == ["urgent-clot"])
        #expect(found(["urgent-clot": .callNow], heard: "urgent-spinal-cord", clot: 0.001) == ["urgent-spinal-cord"])
        #expect(found(["urgent-clot": .ask], heard: "urgent-clot", clot: 1) == ["urgent-clot"])
    }
}
