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
        return try obey(command, argument)
    }

    /// Obeys a command with what stands after it.
    func obey(_ command: ChatCommand, _ argument: String) throws(Output.Failure) -> Next {
        switch command {
        case .help: try help()
        case .topics: try topics()
        case .show: try staff == nil ? show(topic: argument) : open(argument)
        case .find: try staff == nil ? find(argument) : lookUp(argument)
        case .refer: try refer(argument)
        case .why: try why(not: argument)
        case .sources: try sources()
        case .situation: try situation()
        case .sheet: try sheet(argument)
        case .save: try save(argument)
        case .back: try staff == nil ? back() : backToFound()
        case .new: try beginCall()
        case .staff: try toggleStaff()
        case .plain: try plain()
        case .emergency: try show { EmergencyLines.add(to: &$0) }
        case .quit: return .leaveUnseen
        }
        return .goOn
    }

    private func help() throws(Output.Failure) {
        try show { page in
            page.paragraph(ChatWords.howToAsk)
            for command in ChatCommand.allCases {
                page.item(command.about, mark: "\(command.word)\(command.arguments): ")
            }
        }
    }

    private func topics() throws(Output.Failure) {
        guard let list = try call(ListTopics()) else { return }
        try self.list { TopicLines.add(list.topics, to: &$0) }
    }

    private func show(topic: String) throws(Output.Failure) {
        let situation = trail.last?.reply.situation ?? SituationMessage()
        guard let shown = try call(Show(topic: topic, situation: situation)) else { return }
        guard let topic = shown.topic else { return try say(ChatWords.noSuchTopic) }
        note(given: [topic.id])
        let now = clock()
        try show { TopicLines.add(topic, to: &$0, at: now) }
    }

    private func find(_ words: String) throws(Output.Failure) {
        guard let found = try call(Find(words: words)) else { return }
        guard !found.topics.isEmpty else { return try say(ChatWords.nothingFound) }
        let now = clock()
        try show { TopicLines.add(found.topics, to: &$0, at: now) }
    }

    private func refer(_ words: String) throws(Output.Failure) {
        let nation = trail.last?.reply.situation.entries.first { $0.slot == "nation" }?.value
        guard let list = try call(ListReferrals(words: words, nation: nation)) else { return }
        guard !list.referrals.isEmpty else { return try say(ChatWords.nothingFound) }
        let now = clock()
        try self.list { page in for referral in list.referrals { ReferralLines.add(referral, to: &page, at: now) } }
    }

    /// - Parameter topic: one whose lack is asked for; empty for none.
    private func why(not topic: String) throws(Output.Failure) {
        let text = staff?.words ?? trail.last?.utterance ?? ""
        guard !text.isEmpty else { return try say(ChatWords.noMessageYet) }
        let state = staff == nil ? trail.last?.stateBefore : nil
        let question = Explain(text: text, state: state, topic: topic.isEmpty ? nil : topic)
        guard let explanation = try call(question) else { return }
        try show { ExplanationLines.add(explanation, to: &$0) }
    }

    private func sources() throws(Output.Failure) {
        if let open = staff?.open { return try show { SourceLines.add(open.sources, to: &$0) } }
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
