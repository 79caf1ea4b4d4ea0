import Glibc

/// Standard input: an editor where a person sits at a screen that can be drawn on, plain lines otherwise.
final class Keyboard: LineSource {
    /// What the text before the cursor could become; set once there is a chat that knows.
    var complete: (String) -> Completion.Found = { _ in .nothing }

    var prompt = ChatWords.prompt {
        didSet {
            plain.prompt = prompt
            editor?.prompt = prompt
        }
    }

    /// Whether a person types and sees what is printed.
    let isInteractive: Bool
    private let output: Output
    private let plain: PlainLines
    private let historyPath: String?
    private var editor: LineEditor?

    /// - Parameter historyPath: where lines are kept from chat to chat; `nil` for nowhere.
    init(output: Output, historyPath: String?) {
        let isInteractive = output.isTerminal && isatty(STDIN_FILENO) == 1
        self.isInteractive = isInteractive
        self.output = output
        self.historyPath = historyPath
        plain = PlainLines(descriptor: STDIN_FILENO) { prompt in
            // Where the output has gone, the next thing said finds out.
            if isInteractive { try? output.fragment(prompt) }
        }
    }

    func next() -> Input { source.next() }

    func remember(_ line: String) { source.remember(line) }

    /// Asked anew for each line, because `/plain` may have come between.
    private var source: any LineSource {
        guard isInteractive, output.appearance.hasControls else { return plain }
        if editor == nil {
            editor = LineEditor(output: output, historyPath: historyPath) { [unowned self] in complete($0) }
            editor?.prompt = prompt
        }
        return editor ?? plain
    }
}
