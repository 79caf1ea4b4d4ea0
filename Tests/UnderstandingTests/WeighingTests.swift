import Playbook
import Testing

@testable import Understanding

/// A sign in words that sound mild through and through.
@Suite struct WeighingTests {
    /// - Parameters: the urgent probabilities below which a sign only asks, and one that would only ask is held back.
    private func urgent(_ text: String, mild: Float, calm: Float = 0) throws -> [String] {
        var model = Small.model
        // No safety question but for signs.
        model.calibration.urgent = 2
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

    @Test func whatIsUrgentTodayIsNotOutweighed() throws {
        var model = Small.model
        (model.calibration.mild, model.calibration.calm) = (1, 1)
        let understander = try Understander(playbook: Small.playbook, model: model)
        let utterance = understander.read("my legs have gone numb")
        let match = UrgentScreen.Match(
            topic: Small.playbook.topicIndex("urgent-spinal-cord")!, sign: 0, sentence: 0, level: .urgentToday,
            scopes: [], aboutOther: false)
        #expect(
            understander.weighed([match], utterance, understander.rank(utterance)).map(\.level) == [.urgentToday])
    }

    @Test func aCalmSentenceBesideAnUrgentOneOutweighsNothing() throws {
        let text = "how do i bake bread. what is the weather tomorrow. my legs have gone numb"
        let understander = Small.understander
        let alone = understander.rank(understander.read("my legs have gone numb")).urgent.probability
        #expect(try urgent(text, mild: alone * 0.9) == ["urgent-spinal-cord emergency"])
    }

    @Test func aSignOfOneEmergencyInTheWordsOfAnotherDoesNotComeFirst() {
        let matches = ["urgent-clot", "urgent-spinal-cord"].map { id in
            UrgentScreen.Match(
                topic: Small.playbook.topicIndex(id)!, sign: 0, sentence: 0, level: .emergency, scopes: [],
                aboutOther: false)
        }
        let screen = Small.understander.screen
        func found(_ clot: Float) -> [String] {
            screen.findings(matches) { Small.id($0) == "urgent-clot" ? clot : 1 }.map { Small.id($0.topic) }
        }
        #expect(found(0.5).count == 2)
        #expect(found(0.0001) == ["urgent-spinal-cord"])
    }
}
