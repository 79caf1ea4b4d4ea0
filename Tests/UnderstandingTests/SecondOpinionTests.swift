import Playbook
import Testing

@testable import Understanding

/// Words in which no sign stands, but which sound urgent by what was learnt.
@Suite struct SecondOpinionTests {
    /// - Parameters: the urgent probabilities from which the safety question is asked and the card shown.
    private func urgent(_ text: String, asked: Float, certain: Float) throws -> [UrgentFinding] {
        var model = Small.model
        (model.calibration.urgent, model.calibration.certain) = (asked, certain)
        let understander = try Understander(playbook: Small.playbook, model: model)
        return understander.interpret(understander.read(text), situation: Situation()).urgent
    }

    private let unsigned = "my wife feels strange and her legs are asleep"

    @Test func whatSoundsLikelyAsks() throws {
        let found = try urgent(unsigned, asked: 0.01, certain: 2)
        #expect(found.map(\.level) == [.ask])
        #expect(found.map(\.sign) == [-1])
        #expect(try urgent(unsigned, asked: 2, certain: 2).isEmpty)
    }

    @Test func whatSoundsCertainShowsTheCardAtTheLevelOfMostSigns() throws {
        let found = try urgent(unsigned, asked: 0.01, certain: 0.01)
        #expect(found.map { Small.id($0.topic) } == ["urgent-spinal-cord"])
        #expect(found.map(\.level) == [.emergency])
        #expect(found.map(\.aboutOther) == [true])
    }

    @Test(arguments: ["what if my legs go numb", "my legs are not numb", "my legs were numb years ago"])
    func aSignThatWasHeldBackStaysSoHoweverCertain(_ text: String) throws {
        #expect(try urgent(text, asked: 0.01, certain: 0.01).isEmpty)
    }

    @Test func wordsThatTellOfNowAndOfThenAskWhereTogetherTheySoundUrgent() throws {
        let both = "my wife feels strange and her legs are asleep like years ago"
        #expect(try urgent(both, asked: 2, certain: 2).isEmpty)
        #expect(try urgent(both, asked: 0.01, certain: 0.01).map(\.level) == [.ask])
    }
}
