import Playbook
import Testing

@testable import Understanding

/// An author may put files and asks in any order.
@Suite struct OrderTests {
    private func understander(_ change: (inout Topic) -> Void) throws -> Understander {
        let book = Small.playbook
        var topics = book.topics
        for topic in topics.indices { change(&topics[topic]) }
        let playbook = Playbook(
            helper: book.helper, topics: topics.reversed(), concepts: book.concepts.reversed(), slots: book.slots,
            ordinaryWords: book.ordinaryWords)
        return try Understander(playbook: playbook, model: Learner.learn(playbook))
    }

    private let texts =
        Small.playbook.topics.filter { $0.kind != .urgent }.flatMap(\.asks) + [
            "could i nurse my little one safely", "we would like to have another child", "zxqv",
            "something stronger than paracetamol for my back", "how is the weather in york", "my legs are not numb",
        ]

    @Test func theOrderOfAsksChangesNoTopic() throws {
        let others = [
            try understander { $0.asks.reverse() }, try understander { $0.asks.sort() },
            try understander { $0.asks = Array($0.asks.dropFirst(2) + $0.asks.prefix(2)) },
        ]
        for text in texts {
            let expected = Small.interpret(text)
            for other in others {
                let got = other.interpret(other.read(text), situation: Situation())
                #expect(got.readings.first?.topic == expected.readings.first?.topic, "\(text)")
                #expect(got.urgent == expected.urgent, "\(text)")
            }
        }
    }

    @Test func whatWasSaidBeforeChangesNothing() throws {
        let said = texts + ["is ivf saffe wen im feding my babby", "My legs are nummb. Can i feed my babby?"]
        let forth = try Understander(playbook: Small.playbook, model: Small.model)
        let back = try Understander(playbook: Small.playbook, model: Small.model)
        func meant(_ text: String, _ understander: Understander) -> Interpretation {
            understander.interpret(understander.read(text), situation: Situation())
        }
        let inOrder = said.map { meant($0, forth) }
        let inReverse = Array(said.reversed().map { meant($0, back) }.reversed())
        for (at, text) in said.enumerated() {
            let fresh = try Understander(playbook: Small.playbook, model: Small.model)
            #expect(meant(text, fresh) == inOrder[at], "\(text)")
            #expect(inReverse[at] == inOrder[at], "\(text)")
        }
    }

    @Test func theOrderOfAsksChangesNoByteOfWhatIsLearnt() {
        var playbook = Small.playbook
        for topic in playbook.topics.indices { playbook.topics[topic].asks.reverse() }
        #expect(Learner.learn(playbook).encoded() == Small.model.encoded())
    }

    @Test func theOrderOfTheWordsOfAConceptChangesNothing() throws {
        let book = Small.playbook
        let turned = Playbook(
            helper: book.helper, topics: book.topics,
            concepts: book.concepts.map {
                Concept(
                    name: $0.name, words: $0.words.reversed(), phrases: $0.phrases.reversed(),
                    includes: $0.includes.reversed())
            }, slots: book.slots, ordinaryWords: book.ordinaryWords)
        #expect(Learner.learn(turned).encoded() == Small.model.encoded())
    }
}
