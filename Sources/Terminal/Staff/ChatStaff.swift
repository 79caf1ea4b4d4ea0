import Wire

// The staff view: words in, the best topics out, a number opens one.
extension Chat {
    /// Turns the staff view on or off.
    func toggleStaff() throws(Output.Failure) {
        staff = staff == nil ? StaffCall() : nil
        try say(staff == nil ? ChatWords.staffOff : ChatWords.staffOn)
    }

    /// Takes a line in the staff view that is no command.
    func staffTake(_ text: String) throws(Output.Failure) {
        guard let call = staff else { return }
        if let topic = call.topic(numbered: text) { return try open(topic.id) }
        switch text.lowercased() {
        case "more" where !call.found.isEmpty: try showMore()
        case "all" where call.open != nil: try showWhole()
        case "999", "112": try show { EmergencyLines.add(to: &$0) }
        default: try lookUp(text)
        }
    }

    /// Looks words up and shows the best three.
    func lookUp(_ words: String) throws(Output.Failure) {
        guard let found = try call(Find(words: words, limit: StaffCall.asked)) else { return }
        guard !found.topics.isEmpty else { return try say(ChatWords.nothingFound) }
        staff?.words = words
        staff?.found = found.topics
        staff?.first = 0
        staff?.open = nil
        try showFound()
    }

    /// Opens a topic by its id.
    func open(_ id: String) throws(Output.Failure) {
        guard let shown = try call(Show(topic: id)) else { return }
        guard let topic = shown.topic else { return try say(ChatWords.noSuchTopic) }
        staff?.open = topic
        note(given: [topic.id])
        let now = clock()
        try show { StaffLines.add(topic, to: &$0, at: now) }
    }

    /// Shows the list again that the open topic came from.
    func backToFound() throws(Output.Failure) {
        guard staff?.found.isEmpty == false else { return try say(ChatWords.nothingBefore) }
        staff?.open = nil
        try showFound()
    }

    /// Forgets the call, before the next one.
    func beginCall() throws(Output.Failure) {
        staff = staff.map { _ in StaffCall() }
        forgetCall()
        try say(ChatWords.newCall)
    }

    private func showMore() throws(Output.Failure) {
        guard let call = staff, call.first + StaffCall.shown < call.found.count else {
            return try say(ChatWords.nothingMoreFound)
        }
        staff?.first += StaffCall.shown
        try showFound()
    }

    private func showFound() throws(Output.Failure) {
        guard let call = staff else { return }
        let now = clock()
        try show { StaffLines.add(call.onScreen, to: &$0, at: now) }
    }

    private func showWhole() throws(Output.Failure) {
        guard let topic = staff?.open else { return }
        try show { TopicLines.addAnswer(topic, to: &$0) }
    }
}
