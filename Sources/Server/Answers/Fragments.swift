import Conversation
import Playbook
import Understanding
import Wire

/// Pieces of replies that are the same in every one, as the bytes they have on the socket: escaped once, when the playbook
/// is loaded or when they are first said.
final class Fragments: Sendable {
    /// Each an object, by the id of the service or source.
    let referrals: Table
    let sources: Table
    /// The playbook's words for an answer that no clinician has signed off, as a string; empty where it has none.
    let notReviewed: [UInt8]
    /// The ids of the topics that one has.
    private let signed: IdTable
    private let answers: MadeByNumber<Answer>
    private let options: MadeByNumber<Options>

    /// What is said in an answer.
    final class Answer: Sendable {
        /// The inside of a string.
        let text: [UInt8]
        /// A list.
        let sources: [UInt8]

        fileprivate init(text: [UInt8], sources: [UInt8]) {
            self.text = text
            self.sources = sources
        }
    }

    /// A list of options.
    private final class Options: Sendable {
        let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    init(_ engine: Engine) {
        let playbook = engine.playbook
        referrals = Self.table(playbook.referrals.map { ($0.id, ReferralBrief($0)) })
        sources = Self.table(playbook.sources.map { ($0.id, SourceBrief($0)) })
        signed = IdTable(playbook.topics.filter { $0.review?.by.isEmpty == false }.map(\.id))
        let words = playbook.helper.say(.notReviewed)
        notReviewed = words.isEmpty ? [] : Self.bytes { $0.string(words) }
        answers = MadeByNumber(count: engine.answersReady)
        options = MadeByNumber(count: engine.optionsReady)
    }

    /// Whether a clinician has signed off the topic.
    func isSigned(_ topic: String) -> Bool { signed[topic] != nil }

    func answer(_ words: LaidOut) -> Answer {
        answers.value(of: words.number) {
            Answer(
                text: Array(Self.bytes { $0.string(words.text) }.dropFirst().dropLast()),
                sources: Self.bytes { $0.array(words.sources) { $0.raw(sources[$1]) } })
        }
    }

    /// - Parameter number: theirs among those that stand ready.
    func options(_ options: [Reply.Option], number: Int) -> [UInt8] {
        self.options.value(of: number) { Options(Self.bytes { $0.options(options) }) }.bytes
    }

    struct Table: Sendable {
        fileprivate let places: IdTable
        fileprivate let fragments: [[UInt8]]

        subscript(id: String) -> [UInt8]? { places[id].map { fragments[$0] } }
    }

    private static func table(_ messages: [(id: String, message: some Message)]) -> Table {
        Table(
            places: IdTable(messages.map(\.id)),
            fragments: messages.map { one in bytes { $0.message(one.message) } })
    }

    private static func bytes(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 0)
        write(&writer)
        return writer.bytes
    }
}

extension JSONWriter {
    /// What stands ready; nothing where there is nothing.
    mutating func raw(_ fragment: [UInt8]?) { if let fragment { raw(fragment) } }

    mutating func options(_ options: [Reply.Option]) { array(options) { $0.message(ReplyOption($1)) } }
}
