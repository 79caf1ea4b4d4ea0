import Conversation
import Playbook
import Understanding
import Wire

/// Pieces of replies that are the same in every one, as the bytes they have on the socket: escaped once, when they are
/// first said.
final class Fragments: Sendable {
    /// Each an object, by the id of the service or source.
    let referrals: Table
    let sources: Table
    /// The playbook's words for an answer that no clinician has signed off, as a string; empty where it has none.
    let notReviewed: [UInt8]
    /// The ids of the topics that one has.
    private let signed: IdTable
    private let answers: MadeByNumber<Answer>
    private let options: MadeByNumber<Piece>

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

    /// A list of options, a service or a source.
    private final class Piece: Sendable {
        let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    init(_ engine: Engine) {
        let playbook = engine.playbook
        let (services, cited) = (playbook.referrals, playbook.sources)
        referrals = Table(services.map(\.id)) { $1.message(ReferralBrief(services[$0])) }
        sources = Table(cited.map(\.id)) { $1.message(SourceBrief(cited[$0])) }
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
        self.options.value(of: number) { Piece(Self.bytes { $0.options(options) }) }.bytes
    }

    struct Table: Sendable {
        private let places: IdTable
        private let pieces: MadeByNumber<Piece>
        private let write: @Sendable (Int, inout JSONWriter) -> Void

        /// - Parameter write: writes the one at a place.
        fileprivate init(_ ids: [String], _ write: @escaping @Sendable (Int, inout JSONWriter) -> Void) {
            places = IdTable(ids)
            pieces = MadeByNumber(count: ids.count)
            self.write = write
        }

        subscript(id: String) -> [UInt8]? {
            places[id].map { place in pieces.value(of: place) { Piece(Fragments.bytes { write(place, &$0) }) }.bytes }
        }
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
