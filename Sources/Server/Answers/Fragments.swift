import Conversation
import Playbook
import Wire

/// Pieces of replies that are the same in every one, as the bytes they have on the socket: escaped once, when the playbook
/// is loaded.
struct Fragments: Sendable {
    /// Each an object, by the id of the service or source.
    let referrals: Table
    let sources: Table
    /// The playbook's words for an answer that no clinician has signed off, as a string; empty where it has none.
    let notReviewed: [UInt8]
    /// The ids of the topics that one has.
    private let signed: Set<String>

    init(_ playbook: Playbook) {
        referrals = Self.table(playbook.referrals.map { ($0.id, ReferralBrief($0)) })
        sources = Self.table(playbook.sources.map { ($0.id, SourceBrief($0)) })
        signed = Set(playbook.topics.filter { $0.review?.by.isEmpty == false }.map(\.id))
        let words = playbook.helper.say(.notReviewed)
        notReviewed = words.isEmpty ? [] : Self.bytes { $0.string(words) }
    }

    /// Whether a clinician has signed off the topic.
    func isSigned(_ topic: String) -> Bool { signed.contains(topic) }

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
