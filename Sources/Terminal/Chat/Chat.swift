import Wire

/// A conversation at the keyboard, or through a pipe.
public final class Chat {
    let output: Output
    let link: any HelperLink
    var trail = Trail()
    /// The call that staff are in; `nil` outside the staff view.
    var staff: StaffCall? { didSet { lines.prompt = staff == nil ? ChatWords.prompt : ChatWords.staffPrompt } }
    /// Topics this person was given, in order: what a sheet sums up.
    private(set) var given: [String] = []
    /// What time it is in the UK.
    let clock: () -> UKTime
    private let lines: any LineSource
    private var interruptsOnEmptyLine = 0
    /// Whether what is printed next stands right beneath what was typed.
    private var isBelowTyping = false

    init(
        output: Output, link: any HelperLink, lines: any LineSource, clock: @escaping () -> UKTime = { UKTime.now }
    ) {
        self.output = output
        self.link = link
        self.lines = lines
        self.clock = clock
    }

    /// What a line leads to.
    enum Next: Equatable {
        case goOn
        case leave
        /// Leaves so that nothing is left to read on the screen.
        case leaveUnseen
    }

    /// Shows the first screen and answers until the person leaves.
    /// - Parameter isStaff: begins in the staff view.
    func run(isStaff: Bool = false) throws(Output.Failure) {
        if isStaff { try toggleStaff() } else { try open() }
        while true {
            let input = lines.next()
            isBelowTyping = output.isTerminal
            switch try take(input) {
            case .goOn: continue
            case .leave: return
            case .leaveUnseen: return try clearScreen()
            }
        }
    }

    /// Keeps in mind that topics were given.
    func note(given topics: [String]) { for id in topics where !given.contains(id) { given.append(id) } }

    /// Forgets what was given and said, for another person.
    func forgetCall() {
        given = []
        trail = Trail()
    }

    /// Prints a line or two in the chat's own voice.
    func say(_ words: String, _ emphasis: Page.Emphasis = .plain) throws(Output.Failure) {
        try show { $0.paragraph(words, emphasis) }
    }

    /// Prints a page with a blank line after it, and one between it and what was typed, so that turns stand apart.
    func show(_ fill: (inout Page) -> Void) throws(Output.Failure) {
        var page = output.page()
        if isBelowTyping { page.paragraph("") }
        isBelowTyping = false
        fill(&page)
        page.gap()
        try output.show(page)
    }

    /// Prints a list as `show` does, through a pager where it is higher than the screen.
    func list(_ fill: (inout Page) -> Void) throws(Output.Failure) {
        var page = output.page()
        fill(&page)
        page.gap()
        guard page.lines.count >= output.size.rows, output.appearance.hasControls else {
            return try show { $0.append(page) }
        }
        isBelowTyping = false
        try output.list(page)
    }

    private func open() throws(Output.Failure) {
        guard let reply = try ask("") else { return }
        var page = ReplyPage(reply: reply, place: .chat).page(for: output.size)
        page.gap()
        if output.isTerminal {
            page.paragraph(ChatWords.howTo, .quiet)
            page.gap()
        }
        try output.show(page)
    }

    private func take(_ input: Input) throws(Output.Failure) -> Next {
        if case .interrupted(let lineWasEmpty) = input {
            interruptsOnEmptyLine = lineWasEmpty ? interruptsOnEmptyLine + 1 : 0
            try output.show(blankLine)
            if interruptsOnEmptyLine == 2 { try say(ChatWords.howToLeave) }
            return .goOn
        }
        interruptsOnEmptyLine = 0
        switch input {
        case .end:
            if output.isTerminal { try output.show(blankLine) }
            return .leave
        case .tooLong:
            try say(ChatWords.tooLong)
            return .goOn
        case .line(let line): return try take(line: line)
        case .interrupted: return .goOn
        }
    }

    private func take(line: String) throws(Output.Failure) -> Next {
        let text = Self.trimmed(TypedText.clean(line))
        guard !text.isEmpty else { return .goOn }
        lines.remember(text)
        if text.hasPrefix("/") { return try obey(text) }
        if let command = ChatCommand(plainWord: text.lowercased()) { return try obey(command, "") }
        guard staff == nil else {
            try staffTake(text)
            return .goOn
        }
        guard let reply = try ask(text) else { return .goOn }
        try show(reply)
        // A goodbye that the helper takes for one ends the chat; an urgent matter still open does not let it.
        return text.lowercased() == "bye" && reply.kind == .social ? .leave : .goOn
    }

    /// Shows a reply of the helper's.
    func show(_ reply: ReplyMessage) throws(Output.Failure) {
        let page = ReplyPage(reply: reply, place: .chat).page(for: output.size)
        try show { $0.append(page) }
    }

    private var blankLine: Page {
        var page = output.page()
        page.paragraph("")
        return page
    }

    /// Clears the screen and, where the terminal can, what has scrolled off it. A terminal that takes no escapes is
    /// scrolled until nothing of the chat is left in view.
    private func clearScreen() throws(Output.Failure) {
        guard output.isTerminal else { return }
        guard !output.appearance.hasControls else { return try output.control("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
        var page = output.page()
        for _ in 0..<output.size.rows { page.paragraph("") }
        try output.show(page)
    }

    /// A line without blanks at its ends.
    static func trimmed(_ line: String) -> String {
        var rest = line[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
