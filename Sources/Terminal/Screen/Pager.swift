/// The program that shows a long list by the screenful.
struct Pager {
    private let command: String

    /// The one the person has chosen, else less; `nil` where she wants none (`PAGER=cat`, or empty).
    init?(_ environment: (String) -> String?) {
        let command = environment("PAO_PAGER") ?? environment("PAGER") ?? "less"
        guard !command.isEmpty, command != "cat" else { return nil }
        self.command = command
    }

    /// Shows a text; false where the pager could not.
    func show(_ text: [UInt8]) -> Bool {
        // R shows our colours, the prompt says how to leave; no -X, so that nothing is left on the screen; nothing that
        // was searched for is kept.
        ChildProcess.run(
            command, input: text,
            adding: ["LESS": "-R -Ps\"Space for more, q to go back\"", "LESSHISTFILE": "-", "LESSCHARSET": "utf-8"])
    }
}
