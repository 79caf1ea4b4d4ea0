import Conversation
import Wire

/// A reply on its way to the socket, written from the engine's value and the playbook's fragments with nothing in between.
struct SayAnswer {
    let answered: Answered
    let fragments: Fragments
    let wantsBlocks: Bool

    private var reply: Reply { answered.reply }

    func write(to writer: inout JSONWriter) {
        let isReviewed = reply.kind != .answer || reply.topics.allSatisfy { fragments.isSigned($0.id) }
        let frame = ReplyFrame(
            kind: ReplyMessage.Kind(reply.kind), level: reply.level?.rawValue,
            isSafetyQuestion: reply.isSafetyQuestion, hasBlocks: wantsBlocks,
            hasReviewNote: !isReviewed && !fragments.notReviewed.isEmpty, state: reply.state, isFresh: reply.isFresh)
        writer.reply(frame) { part, writer in
            switch part {
            case .topics: writer.array(reply.topics) { $0.message(Wire.TopicScore(id: $1.id, score: $1.score)) }
            case .text: writer.string { text(to: &$0) }
            case .blocks: writer.array(reply.blocks.flatMap(ReplyBlock.forms)) { $0.message($1) }
            case .options: options(to: &writer)
            case .referrals: writer.array(reply.referrals) { $0.raw(fragments.referrals[$1]) }
            case .sources: sources(to: &writer)
            case .reviewNote: writer.raw(fragments.notReviewed)
            case .situation: writer.message(SituationMessage(reply.situation))
            }
        }
    }

    private func text(to writer: inout JSONWriter) {
        reply.eachPiece { piece in
            switch piece {
            case .words(let words): writer.piece(words)
            case .laidOut(let words): writer.escaped(fragments.answer(words).text)
            }
        }
    }

    private func options(to writer: inout JSONWriter) {
        if let number = answered.options {
            writer.raw(fragments.options(reply.options, number: number))
        } else {
            writer.options(reply.options)
        }
    }

    private func sources(to writer: inout JSONWriter) {
        for case .laidOut(let words) in reply.blocks where words.sources == reply.sources {
            return writer.raw(fragments.answer(words).sources)
        }
        writer.array(reply.sources) { $0.raw(fragments.sources[$1]) }
    }
}
