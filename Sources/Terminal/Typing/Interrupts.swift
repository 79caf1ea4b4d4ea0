import Glibc

/// Ctrl-C and the signals that end the program, while a chat runs.
///
/// Process-wide, as signals are; the handlers do nothing but set a flag or write a constant.
enum Interrupts {
    private nonisolated(unsafe) static var isInterrupted: sig_atomic_t = 0
    private nonisolated(unsafe) static var hasControls: sig_atomic_t = 0

    /// Makes Ctrl-C interrupt a wait for input instead of ending the program, and the signals that end it leave the
    /// terminal as it was. The handlers lack `SA_RESTART`, without which libedit would never return from its wait.
    /// - Parameter hasControls: whether the terminal may have been asked to mark pastes.
    static func install(hasControls: Bool) {
        Self.hasControls = hasControls ? 1 : 0
        handle(SIGINT) { _ in Interrupts.isInterrupted = 1 }
        // After a stop the terminal may have been another program's, which left it not marking pastes.
        handle(SIGCONT) { _ in if Interrupts.hasControls == 1 { Interrupts.send(Paste.on) } }
        for signal in [SIGTERM, SIGHUP, SIGQUIT] {
            handle(signal) { signal in
                if Interrupts.hasControls == 1 { Interrupts.send(Paste.off) }
                Glibc.signal(signal, SIG_DFL)
                _ = raise(signal)
            }
        }
    }

    /// Whether Ctrl-C came and was not yet taken note of.
    static var isPending: Bool { isInterrupted == 1 }

    /// Whether Ctrl-C came since this was last asked.
    static func take() -> Bool {
        defer { isInterrupted = 0 }
        return isInterrupted == 1
    }

    /// Writes a constant: one of the few things a signal handler may do.
    private static func send(_ escape: StaticString) {
        _ = write(STDOUT_FILENO, escape.utf8Start, escape.utf8CodeUnitCount)
    }

    private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigemptyset(&action.sa_mask)
        sigaction(signal, &action, nil)
    }
}
