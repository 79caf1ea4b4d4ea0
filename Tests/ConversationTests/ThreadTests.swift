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
}
