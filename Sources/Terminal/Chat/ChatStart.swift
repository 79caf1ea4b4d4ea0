import Client
import Wire

extension Chat {
    /// Opens a chat on standard input and answers until the person leaves.
    /// - Parameters:
    ///   - history: where lines are kept from chat to chat; `nil` or empty for nowhere.
    ///   - isStaff: begins in the staff view.
    public static func run(
        output: Output, finder: DaemonFinder, history: String?, isStaff: Bool
    ) throws(Output.Failure) -> ExitStatus {
        LocaleMend.apply()
        let link = DaemonLink(finder) { output.complain("pao: \($0)") }
        do throws(ClientError) {
            // What cannot be shown now fails again with the next page.
            try link.connect { try? output.show(EmergencyLines.page(ChatWords.helperSlow, for: output)) }
        } catch {
            try output.show(EmergencyLines.page(ChatWords.noHelper, for: output))
            output.complain("pao: \(error.message)")
            return error.exitStatus
        }
        let keyboard = Keyboard(output: output, historyPath: history.flatMap { $0.isEmpty ? nil : $0 })
        if keyboard.isInteractive { Interrupts.install(hasControls: output.appearance.hasControls) }
        let chat = Chat(output: output, link: link, lines: keyboard)
        keyboard.complete = { [unowned chat] in chat.completion.find($0) }
        try chat.run(isStaff: isStaff)
        return .answered
    }

    /// What can be typed now. Lists that only the daemon has are left out where it does not answer at once.
    var completion: Completion {
        Completion(
            topics: { [link] in
                let list = try? link.call(ListTopics(), isSlow: { false })
                return (list?.topics ?? []).map { Completion.Candidate(text: $0.id, about: $0.title) }
            },
            referrals: { [link] in
                let list = try? link.call(ListReferrals(), isSlow: { false })
                return (list?.referrals ?? []).map {
                    Completion.Candidate(
                        text: $0.brief.name, about: ReferralLines.ways(to: $0.brief).first ?? "")
                }
            },
            options: staff.map { $0.found.map { Completion.Candidate(text: $0.title, about: $0.id) } }
                ?? (trail.last?.reply.options ?? []).map { Completion.Candidate(text: $0.label, about: "\($0.number)") }
        )
    }
}
