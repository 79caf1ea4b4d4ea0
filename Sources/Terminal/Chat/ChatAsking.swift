import Wire

// Asking the helper from the chat, whatever becomes of the daemon meanwhile.
extension Chat {
    /// Sends a message in the conversation as it stands, and keeps the reply.
    /// - Returns: `nil` where there is no reply; the person has then been told why.
    func ask(_ text: String) throws(Output.Failure) -> ReplyMessage? {
        let state = trail.state
        guard let reply = try call(Say(text: text, state: state, wantsBlocks: true)) else { return nil }
        trail.append(Trail.Step(utterance: text, stateBefore: state, reply: reply))
        if reply.kind == .answer || reply.kind == .urgent { note(given: reply.topics.map(\.id)) }
        return reply
    }

    /// Asks, and where the connection is lost says so with where to turn, finds the daemon again, and sends the same
    /// once more: every call is pure, so nothing is done twice.
    func call<C: Call>(_ call: C) throws(Output.Failure) -> C.Outcome? {
        var toldOfSlowness: Output.Failure?
        let isSlow = {
            do throws(Output.Failure) { try self.tell(ChatWords.helperSlow) } catch { toldOfSlowness = error }
            return toldOfSlowness == nil
        }
        do throws(LinkFailure) {
            return try link.call(call, isSlow: isSlow)
        } catch {
            if let toldOfSlowness { throw toldOfSlowness }
            guard case .gone = error else { return try excuse(error) }
        }
        try tell(ChatWords.helperGone)
        do throws(LinkFailure) {
            try link.reconnect()
            let outcome = try link.call(call, isSlow: { true })
            try? say(ChatWords.helperBack)
            return outcome
        } catch {
            return try excuse(error)
        }
    }

    /// Says what has happened, with the places to turn to in an emergency.
    private func tell(_ words: String) throws(Output.Failure) {
        try show { page in
            page.paragraph(words)
            EmergencyLines.add(to: &page)
        }
    }

    private func excuse<Outcome>(_ failure: LinkFailure) throws(Output.Failure) -> Outcome? {
        switch failure {
        case .gone, .silent: try say(ChatWords.helperLost)
        case .interrupted: try say(ChatWords.cancelled)
        case .refused(let error): try say("The helper could not do that: \(error.message).")
        }
        return nil
    }
}
