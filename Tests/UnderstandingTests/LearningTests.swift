import Playbook
import Testing

@testable import Understanding

@Suite struct LearningTests {
    /// Topics of two words each; topic n shares one of its words with n + 1.
    private static func playbook(_ count: Int) -> Playbook {
        let letters = Array("bcdfghjklmnprstvw")
        func word(_ number: Int) -> String {
            let (a, b, c) = (number % 17, number / 17 % 17, number / 289 % 17)
            return "\(letters[a])a\(letters[b])o\(letters[c])ix"
        }
        return Playbook(
            topics: (0..<count).map { number in
                let (one, two) = (word(number), word(number + 1))
                return Topic(
                    id: "t\(10_000 + number)", section: "s", title: "The \(one) \(two)", question: "",
                    asks: [
                        "how do i mend the \(one) \(two)", "my \(two) hurts and the \(one) too",
                        "is \(one) bad for \(two)", "what helps with a \(two) \(one)",
                    ])
            })
    }

    private static func matrix(_ playbook: Playbook) -> TrainingMatrix {
        let reader = Reader(playbook)
        return TrainingMatrix(Examples(playbook, reader, Features(reader.concepts), folds: []))
    }

    @Test func everyExampleKeepsItsFeatures() {
        let matrix = Self.matrix(Small.playbook)
        #expect(Set(matrix.rowOf).count == matrix.examples.list.count)
        for (number, example) in matrix.examples.list.enumerated() {
            let row = Int(matrix.rowOf[number])
            #expect(matrix.rows.topics[row] == example.topic)
            let all = Set(example.features.map { matrix.examples.keys.keys[Int(matrix.examples.columns[$0])] })
            for at in matrix.rows.places(row) {
                let key = matrix.keys[Int(matrix.rows.columns[at])]
                #expect(key == Features.unknownWord || all.contains(key))
            }
        }
        #expect(zip(matrix.uses, matrix.uses.dropFirst()).allSatisfy(>=))
    }

    @Test func eachTopicIsPartedFromTheOthers() {
        let matrix = Self.matrix(Small.playbook)
        let group = TopicGroup(0..<Small.playbook.topics.count, all: matrix.rows)
        let vectors = SupportVectors(group)
        vectors.take(Array(0..<Int32(matrix.rows.count)))
        let weights = vectors.descend(passes: 10, averaged: 4)
        for row in 0..<matrix.rows.count where matrix.rows.costs[row] == 1 {
            var scores = weights[matrix.rows.width] * SupportVectors.constant
            for at in matrix.rows.places(row) {
                scores += weights[Int(matrix.rows.columns[at])] * matrix.rows.values[at]
            }
            let best = group.topics.max { scores[$0] < scores[$1] }
            #expect(best == Int(matrix.rows.topics[row]))
        }
    }

    @Test func kinAreTopicsThatShareTellingWords() {
        let matrix = Self.matrix(Self.playbook(200))
        let kin = Kin(matrix, topics: 200)
        let group = kin.group(16..<32)
        let learnt = Set(group.rows.topics)
        #expect((15...32).allSatisfy { learnt.contains(Int32($0)) })
        // Far fewer than all: the group's own, its kin on both sides, and some from anywhere.
        #expect(learnt.count < 120)
        for row in 0..<group.rows.count {
            for at in group.rows.places(row) {
                #expect(group.column(group.rows.columns[at]) < matrix.keys.count)
            }
        }
        #expect(group.rows.width < matrix.rows.width)
    }

    @Test func aRowKeepsItsFeaturesInAGroup() {
        let matrix = Self.matrix(Self.playbook(40))
        let some: [Int32] = [3, 17, 60]
        let group = TopicGroup(0..<16, matrix.rows, only: some)
        for (row, all) in some.map(Int.init).enumerated() {
            #expect(
                group.rows.places(row).map { group.column(group.rows.columns[$0]) }
                    == matrix.rows.places(all).map { Int(matrix.rows.columns[$0]) })
            #expect(group.rows.topics[row] == matrix.rows.topics[all])
        }
    }

    @Test func veryManyTopicsAreToldApart() throws {
        let playbook = Self.playbook(Kin.mostAgainstAll + 76)
        let understander = try Understander(playbook: playbook, model: Learner.learn(playbook))
        var right = 0
        let asked = stride(from: 0, to: playbook.topics.count, by: 11)
        for topic in asked {
            let title = playbook.topics[topic].title.dropFirst(4)
            let found = understander.rank(understander.read("somebody told me about \(title)")).readings.first?.topic
            right += found == topic ? 1 : 0
        }
        #expect(right * 20 >= Array(asked).count * 19, "\(right) of \(Array(asked).count)")
        // Those that an ask brings up are ranked, and where none does, all.
        let ranker = understander.ranker
        let told = ranker.see(understander.read("somebody told me about \(playbook.topics[22].title.dropFirst(4))"))
        let (near, scores) = (ranker.near(told), ranker.scores(told))
        #expect(near[22].row >= 0 && near.contains { $0.row < 0 })
        #expect(scores.indices.allSatisfy { (scores[$0] > -50) == (near[$0].row >= 0) })
        #expect(ranker.scores(ranker.see(understander.read("qwrtp"))).allSatisfy { $0 > -50 })
    }

    @Test func whatIsLearntOfVeryManyIsTheSameAgain() {
        let playbook = Self.playbook(Kin.mostAgainstAll + 1)
        #expect(Learner.learn(playbook) == Learner.learn(playbook))
    }
}
