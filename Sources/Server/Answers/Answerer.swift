import Conversation
import Wire

/// Answers a request from the playbook in use, into a writer. `reload` is not among them: it takes its time.
struct Answerer {
    let core: ServerCore

    func answer(_ request: Request, id: RequestID, into writer: inout JSONWriter) {
        let loaded = core.keeper.current
        switch request {
        case .say(let call):
            let answered = loaded.engine.answer(to: call.text, state: call.state)
            if answered.reply.kind == .unknown { core.counters.unknown += 1 }
            let answer = SayAnswer(answered: answered, fragments: loaded.fragments, wantsBlocks: call.wantsBlocks)
            writer.response(id: id) { answer.write(to: &$0) }
        case .find(let call): writer.response(TopicAnswers(loaded: loaded).find(call), id: id)
        case .show(let call): writer.response(TopicAnswers(loaded: loaded).show(call), id: id)
        case .topics(let call): writer.response(TopicAnswers(loaded: loaded).topics(call), id: id)
        case .referrals(let call):
            do throws(WireError) {
                writer.response(try EvidenceAnswers(loaded: loaded).referrals(call), id: id)
            } catch { writer.response(error, id: id) }
        case .sources: writer.response(EvidenceAnswers(loaded: loaded).sources(), id: id)
        case .status: writer.response(core.status, id: id)
        case .explain(let call):
            do throws(WireError) {
                writer.response(try ExplainAnswer(loaded: loaded).explain(call), id: id)
            } catch { writer.response(error, id: id) }
        // The connection sees to it, for it is not answered at once.
        case .reload: break
        }
    }
}
