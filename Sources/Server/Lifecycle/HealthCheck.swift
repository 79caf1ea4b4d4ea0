import Wire

/// Asks the daemon a question of its own, through all that a caller's question goes through: from the bytes of a request
/// line to the bytes of the reply.
struct HealthCheck {
    let core: ServerCore

    /// Whether a reply with words in it came. Runs on the event loop, so it also shows that the loop turns.
    func passes() -> Bool {
        var request = JSONWriter()
        request.request(Say(text: question), id: RequestID(0))
        let line = RequestLine(Array(request.bytes.dropLast()))
        guard case .success(let asked) = line.request else { return false }
        // Nobody asked, so nothing is counted.
        let counted = core.counters
        defer { core.counters = counted }
        var reply = JSONWriter()
        Answerer(core: core).answer(asked, id: line.id, into: &reply)
        guard let response = try? ResponseLine(Array(reply.bytes.dropLast())), case .success = response.outcome,
            let message = try? ResponseLine.decode(response.outcome.get(), as: ReplyMessage.self)
        else { return false }
        return !message.text.isEmpty
    }

    /// The first question of the menu.
    private var question: String {
        let playbook = core.keeper.current.engine.playbook
        return playbook.topics.first { $0.id == playbook.helper.menu.first }?.question ?? ""
    }
}
