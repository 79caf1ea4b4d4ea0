import Conversation
import Wire

/// Answers a request from the playbook in use, into a writer. `reload` is not among them: it takes its time.
struct Answerer {
    let core: ServerCore

    func answer(_ request: Request, id: RequestID, into writer: inout JSONWriter) {
        let engine = core.keeper.current.engine
        switch request {
        case .say(let call):
            let reply = engine.reply(to: call.text, state: call.state)
            if reply.kind == .unknown { core.counters.unknown += 1 }
            writer.response(ReplyMessage(reply, engine.playbook, wantsBlocks: call.wantsBlocks), id: id)
        case .find(let call): writer.response(TopicAnswers(engine: engine).find(call), id: id)
        case .show(let call): writer.response(TopicAnswers(engine: engine).show(call), id: id)
        case .topics(let call): writer.response(TopicAnswers(engine: engine).topics(call), id: id)
        case .referrals(let call):
            do throws(WireError) {
                writer.response(try EvidenceAnswers(engine: engine).referrals(call), id: id)
            } catch { writer.response(error, id: id) }
        case .sources: writer.response(EvidenceAnswers(engine: engine).sources(), id: id)
        case .status: writer.response(core.status, id: id)
        case .explain(let call): writer.response(ExplainAnswer(engine: engine).explain(call), id: id)
        // The connection sees to it, for it is not answered at once.
        case .reload: break
        }
    }
}
