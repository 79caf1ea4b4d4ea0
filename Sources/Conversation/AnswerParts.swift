import Playbook
import Understanding

/// The paragraphs and items of lists of an answer, by what they say: each is read once.
final class AnswerParts: Sendable {
    struct Part: Sendable {
        let spans: [Passage.Span]
        let content: SharedContent
    }

    private final class Parts: Sendable {
        let list: [Part]

        init(_ list: [Part]) { self.list = list }
    }

    private let made: MadeByNumber<Parts>

    /// - Parameter count: how many answers have numbers: see `LaidOutAnswers`.
    init(count: Int) { made = MadeByNumber(count: count) }

    /// - Parameters:
    ///   - number: of the answer.
    ///   - passage: what it says.
    func callAsFunction(_ number: Int, _ passage: @autoclosure () -> Passage, _ understander: Understander) -> [Part] {
        made.value(of: number) { Parts(Self.parts(of: passage(), understander)) }.list
    }

    private static func parts(of passage: Passage, _ understander: Understander) -> [Part] {
        passage.lines.map { Part(spans: $0, content: understander.content(of: Passage.words(of: $0))) }
    }
}

extension Turn {
    /// The few parts of an answer that share a word of weight with what was asked; of several words the one that fewest
    /// parts have says most. Nothing where many parts have it.
    func part(ofAnswer topic: Int) -> Passage {
        let parts = parts(ofAnswer: topic)
        var meant = meant(of: parts, by: utterance)
        if meant.count > Self.fewParts {
            let byWord = utterance.tokens.indices.filter { engine.understander.hasWeight(utterance, $0) }.map { at in
                self.meant(of: parts, by: engine.understander.read(utterance.text(at)))
            }
            meant = byWord.filter { !$0.isEmpty }.min { $0.count < $1.count } ?? []
        }
        return Passage(meant.count <= Self.fewParts ? meant.map { .paragraph(parts[$0].spans) } : [])
    }

    /// Whether one of some parts shares a word of weight with what was asked.
    func speaksOfWhatWasAsked(_ parts: [AnswerParts.Part]) -> Bool {
        parts.contains { engine.understander.sharesContent(utterance, with: $0.content) }
    }

    func parts(ofAnswer topic: Int) -> [AnswerParts.Part] {
        guard let told = engine.playbook.topics[topic].answer else { return [] }
        return engine.parts(
            engine.answers.number(topic, place(of: topic)), words(of: told).full, engine.understander)
    }

    func parts(ofDetail detail: Int, of topic: Int) -> [AnswerParts.Part] {
        engine.parts(
            engine.answers.number(topic, .detail(detail)),
            playbook.topics[topic].answer?.details[detail].text ?? Passage(), engine.understander)
    }

    /// The parts that share a word of weight with these words.
    private func meant(of parts: [AnswerParts.Part], by words: Utterance) -> [Int] {
        parts.indices.filter { engine.understander.sharesContent(words, with: parts[$0].content) }
    }

    /// More parts than these are the whole answer again.
    private static let fewParts = 3
}
