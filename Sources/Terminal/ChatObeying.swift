import Wire

// What the chat's own commands do.
extension Chat {
    /// Obeys a line that begins with `/`.
    func obey(_ line: String) throws(Output.Failure) -> Next {
        let parts = line.split(separator: " ", maxSplits: 1)
        let argument = parts.count > 1 ? Self.trimmed(String(parts[1])) : ""
        guard let command = ChatCommand(word: String(parts[0])) else {
            try say(ChatWords.noSuchCommand)
            return .goOn
        }
        switch command {
        case .help: try help()
        case .topics: try topics()
        case .show: try show(topic: argument)
        case .find: try find(argument)
        case .refer: try refer(argument)
        case .why: try why(not: argument)
        case .sources: try sources()
        case .situation: try situation()
        case .back: try back()
        case .plain: try plain()
        case .emergency: try show { EmergencyLines.add(to: &$0) }
        case .quit: return .leaveUnseen
        }
        return .goOn
    }

    private func help() throws(Output.Failure) {
        try show { page in
            page.paragraph("Say what worries you in your own words, or pick an option by its number or its words.")
            for command in ChatCommand.allCases {
                page.item(command.about, mark: "\(command.word)\(command.arguments): ")
            }
        }
    }

    private func topics() throws(Output.Failure) {
        guard let list = try call(ListTopics()) else { return }
        try show { TopicLines.add(list.topics, to: &$0) }
    }

    private func show(topic: String) throws(Output.Failure) {
        let situation = trail.last?.reply.situation ?? SituationMessage()
        guard let shown = try call(Show(topic: topic, situation: situation)) else { return }
        guard let topic = shown.topic else { return try say(ChatWords.noSuchTopic) }
        try show { TopicLines.add(topic, to: &$0) }
    }

    private func find(_ words: String) throws(Output.Failure) {
        guard let found = try call(Find(words: words)) else { return }
        guard !found.topics.isEmpty else { return try say(ChatWords.nothingFound) }
        try show { TopicLines.add(found.topics, to: &$0) }
    }

    private func refer(_ words: String) throws(Output.Failure) {
        let nation = trail.last?.reply.situation.entries.first { $0.slot == "nation" }?.value
        guard let list = try call(ListReferrals(words: words, nation: nation)) else { return }
        guard !list.referrals.isEmpty else { return try say(ChatWords.nothingFound) }
        try show { page in for referral in list.referrals { ReferralLines.add(referral, to: &page) } }
    }

    /// - Parameter topic: one whose lack is asked for; empty for none.
    private func why(not topic: String) throws(Output.Failure) {
        guard let last = trail.last, !last.utterance.isEmpty else { return try say(ChatWords.noMessageYet) }
        guard
            let explanation = try call(
                Explain(text: last.utterance, state: last.stateBefore, topic: topic.isEmpty ? nil : topic))
        else { return }
        try show { ExplanationLines.add(explanation, to: &$0) }
    }

    private func sources() throws(Output.Failure) {
        guard let reply = trail.lastSourced else { return try say(ChatWords.noSourcesYet) }
        try show { page in
            SourceLines.add(reply.sources, to: &page)
            if !reply.reviewNote.isEmpty { page.paragraph(reply.reviewNote) }
        }
    }

    private func situation() throws(Output.Failure) {
        guard let entries = trail.last?.reply.situation.entries, !entries.isEmpty else {
            return try say(ChatWords.nothingKnown)
        }
        try show { page in
            for entry in entries { page.item(Self.words(entry.value), mark: "- \(Self.words(entry.slot)): ") }
        }
    }

    /// A slot's name or value without the hyphens that ids have.
    private static func words(_ id: String) -> String { String(id.map { $0 == "-" ? " " : $0 }) }

    private func back() throws(Output.Failure) {
        guard let reply = trail.back() else { return try say(ChatWords.nothingBefore) }
        try show(reply)
    }

    private func plain() throws(Output.Failure) {
        output.isPlain.toggle()
        try say(output.isPlain ? ChatWords.plainOn : ChatWords.plainOff)
    }
}
