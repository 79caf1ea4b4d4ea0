import Wire

// What can be taken away from a chat: an answer as a file, a call as a sheet.
extension Chat {
    /// Sums up what was given: on the screen, in a file, or on the clipboard.
    func sheet(_ destination: String) throws(Output.Failure) {
        var topics: [TopicPage] = []
        for id in given {
            guard let shown = try call(Show(topic: id)) else { return }
            if let topic = shown.topic { topics.append(topic) }
        }
        guard !topics.isEmpty else { return try say(ChatWords.nothingToSum) }
        let width = destination.isEmpty ? output.size.columns : Wrap.widest
        let text = CallSheet.text(of: topics, Handout.Form(path: destination), at: clock(), width: width)
        switch destination {
        case "": try show { page in for line in Self.lines(text) { page.line(line) } }
        case "copy": try say(output.clipboard.take(text) ? ChatWords.copied : ChatWords.noClipboard)
        default: try keep(text, in: destination)
        }
    }

    /// Keeps the answer that is read now.
    func save(_ path: String) throws(Output.Failure) {
        let answer: SavedAnswer
        let name: String
        if let open = staff?.open {
            answer = SavedAnswer(open)
            name = open.id
        } else {
            guard let reply = trail.lastAnswer, let topic = reply.topics.first?.id else {
                return try say(ChatWords.nothingToSave)
            }
            guard let shown = try call(Show(topic: topic)) else { return }
            answer = SavedAnswer(reply, title: shown.topic?.title ?? topic)
            name = topic
        }
        let path = path.isEmpty ? "pao-\(name).txt" : path
        try keep(answer.text(at: clock(), Handout.Form(path: path)), in: path)
    }

    private func keep(_ text: String, in path: String) throws(Output.Failure) {
        do throws(KeptFile.Failure) { try KeptFile.write(text, to: path) } catch { return try say(error.message) }
        try say(
            "Written to \(path). Only you can read it. Others who use this machine as you can see that it is there.")
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }
}
