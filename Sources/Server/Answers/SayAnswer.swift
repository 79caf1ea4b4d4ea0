import Conversation
import Wire

/// A reply on its way to the socket, written from the engine's value and the playbook's fragments with nothing in between.
struct SayAnswer {
    let reply: Reply
    let fragments: Fragments
    let wantsBlocks: Bool

    func write(to writer: inout JSONWriter) {
        let isReviewed = reply.kind != .answer || reply.topics.allSatisfy { fragments.isSigned($0.id) }
        let frame = ReplyFrame(
            kind: ReplyMessage.Kind(reply.kind), level: reply.level?.rawValue,
            isSafetyQuestion: reply.isSafetyQuestion, hasBlocks: wantsBlocks,
            hasReviewNote: !isReviewed && !fragments.notReviewed.isEmpty, state: reply.state, isFresh: reply.isFresh)
        writer.reply(frame) { part, writer in
            switch part {
            case .topics: writer.array(reply.topics) { $0.message(Wire.TopicScore(id: $1.id, score: $1.score)) }
            case .text: writer.string { writer in reply.eachPiece { writer.piece($0) } }
            case .blocks: writer.array(reply.blocks.flatMap(ReplyBlock.forms)) { $0.message($1) }
            case .options: writer.array(reply.options) { $0.message(ReplyOption($1)) }
            case .referrals: writer.array(reply.referrals) { $0.raw(fragments.referrals[$1]) }
            case .sources: writer.array(reply.sources) { $0.raw(fragments.sources[$1]) }
            case .reviewNote: writer.raw(fragments.notReviewed)
            case .situation: writer.message(SituationMessage(reply.situation))
            }
        }
    }
}

extension JSONWriter {
    /// What stands ready; nothing where there is nothing.
    fileprivate mutating func raw(_ fragment: [UInt8]?) { if let fragment { raw(fragment) } }
}
