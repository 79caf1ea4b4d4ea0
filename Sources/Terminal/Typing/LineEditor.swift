import CEditline
import Glibc

/// Lines from a terminal through libedit: editing, recall, completion, whole pastes, the person's own `~/.editrc`.
final class LineEditor: LineSource {
    private let editor: OpaquePointer
    private let lines: OpaquePointer
    private let output: Output
    private let complete: (String) -> Completion.Found
    private var file: HistoryFile?
    private var pasteWasTooLong = false
    var prompt = ChatWords.prompt {
        didSet {
            free(promptBytes)
            promptBytes = strdup(prompt)
        }
    }
    /// libedit wants a C string that outlives the call.
    private var promptBytes = strdup(ChatWords.prompt)

    /// - Parameters:
    ///   - historyPath: where lines are kept from chat to chat; `nil` for nowhere.
    ///   - complete: what the text before the cursor could become.
    /// - Returns: `nil` where libedit cannot use the terminal.
    init?(output: Output, historyPath: String?, complete: @escaping (String) -> Completion.Found) {
        // The program's name is what `pao:` before a line of ~/.editrc is compared with.
        guard let editor = pao_edit_open("pao") else { return nil }
        guard let lines = history_init() else {
            el_end(editor)
            return nil
        }
        self.editor = editor
        self.lines = lines
        self.output = output
        self.complete = complete
        configure()
        if let historyPath { keepLines(in: historyPath) }
    }

    deinit {
        free(promptBytes)
        el_end(editor)
        history_end(lines)
    }

    func next() -> Input {
        pasteWasTooLong = false
        try? output.control("\(Paste.on)")
        defer { try? output.control("\(Paste.off)") }
        var count: Int32 = 0
        var bytes: UnsafePointer<CChar>?
        // A byte that is no text is no end of the input.
        repeat {
            errno = 0
            bytes = el_gets(editor, &count)
        } while bytes == nil && errno == EILSEQ
        if pasteWasTooLong { return .tooLong }
        guard let bytes else {
            guard count == -1, errno == EINTR else { return .end }
            _ = Interrupts.take()
            let wasEmpty = textBeforeCursor.isEmpty
            el_reset(editor)
            return .interrupted(lineWasEmpty: wasEmpty)
        }
        var line = String(cString: bytes)
        if line.last?.isNewline == true { line.removeLast() }
        return line.count > ChatLimits.messageCharacters ? .tooLong : .line(line)
    }

    func remember(_ line: String) {
        _ = pao_history_enter(lines, line)
        file?.save()
    }

    /// The order matters: our bindings first, so that `~/.editrc` can change them, then those the chat cannot do
    /// without.
    private func configure() {
        _ = pao_edit_set_context(editor, Unmanaged.passUnretained(self).toOpaque())
        _ = pao_edit_set_prompt(editor, { LineEditor.of($0)?.promptBytes }, 1)
        _ = pao_edit_set_mode(editor, "emacs")
        // libedit's own handling restores the terminal when a signal ends or stops the program, and follows a resize.
        _ = pao_edit_set_signals(editor, 1)
        // A Ctrl-S, typed or pasted, must not freeze the screen.
        _ = pao_edit_set_terminal(editor, "-ixon")
        _ = pao_history_set_size(lines, Int32(ChatLimits.historyLines))
        _ = pao_history_set_unique(lines, 1)
        _ = pao_edit_use_history(editor, lines)
        _ = pao_edit_add_function(editor, "pao-complete", "Complete a command, topic or option") { editor, _ in
            LineEditor.of(editor)?.completeAtCursor() ?? UInt8(CC_ERROR)
        }
        _ = pao_edit_add_function(editor, "pao-paste", "Take a paste as one line") { editor, _ in
            LineEditor.of(editor)?.takePaste() ?? UInt8(CC_ERROR)
        }
        bindOwnKeys()
        _ = el_source(editor, nil)
        if pao_edit_is_vi(editor) == 1 {
            // Choosing vi has thrown every binding away.
            bindOwnKeys()
            bindEscape()
        } else {
            _ = pao_edit_bind(editor, Paste.opening, "pao-paste")
        }
    }

    private func bindOwnKeys() {
        _ = pao_edit_bind(editor, "\t", "pao-complete")
        _ = pao_edit_bind(editor, "^R", "em-inc-search-prev")
        _ = pao_edit_bind(editor, "^W", "ed-delete-prev-word")
    }

    /// In vi, Escape alone ends typing, and it also begins a paste and the arrow keys. Were they bound as they are in
    /// emacs, libedit would wait for more after every Escape.
    private func bindEscape() {
        _ = pao_edit_add_function(editor, "pao-escape", "End typing, or take a paste or an arrow key") { editor, _ in
            guard let editor = LineEditor.of(editor) else { return UInt8(CC_ERROR) }
            return ViEscape.handle(editor.editor) { editor.takePaste() }
        }
        for key in ViEscape.keys { _ = pao_edit_bind(editor, key.pushed, key.function) }
        _ = pao_edit_bind(editor, "\u{1B}", "pao-escape")
        _ = pao_edit_bind_command(editor, Paste.opening, "pao-paste")
    }

    private func keepLines(in path: String) {
        do throws(HistoryFile.Failure) {
            file = try HistoryFile(path: path, list: lines)
        } catch {
            output.complain(error.message)
        }
    }

    private var textBeforeCursor: String {
        guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: cursor - start), as: UTF8.self)
    }

    private func completeAtCursor() -> UInt8 {
        let typed = textBeforeCursor
        let found = complete(typed)
        guard let text = found.insertion else { return UInt8(CC_REFRESH_BEEP) }
        if text != found.replaced {
            el_deletestr(editor, Int32(found.replaced.unicodeScalars.count))
            guard el_insertstr(editor, text) == 0 else { return UInt8(CC_ERROR) }
            return UInt8(CC_REFRESH)
        }
        var page = output.page()
        page.paragraph("")
        found.list(on: &page)
        pao_edit_flush()
        try? output.show(page)
        return UInt8(CC_REDISPLAY)
    }

    private func takePaste() -> UInt8 {
        guard let text = Paste.read(from: editor) else {
            pasteWasTooLong = true
            return UInt8(CC_NEWLINE)
        }
        guard !text.isEmpty else { return UInt8(CC_NORM) }
        return UInt8(el_insertstr(editor, text) == 0 ? CC_REFRESH : CC_ERROR)
    }

    /// The editor's object, in a function that libedit calls.
    private static func of(_ editor: OpaquePointer?) -> LineEditor? {
        guard let editor, let context = pao_edit_context(editor) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    }
}
