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
        for signal in [SIGTERM, SIGHUP, SIGQUIT] {
            handle(signal) { signal in
                if Interrupts.hasControls == 1 {
                    _ = write(STDOUT_FILENO, Paste.off.utf8Start, Paste.off.utf8CodeUnitCount)
                }
                Glibc.signal(signal, SIG_DFL)
                _ = raise(signal)
            }
        }
    }

    /// Whether Ctrl-C came since this was last asked.
    static func take() -> Bool {
        defer { isInterrupted = 0 }
        return isInterrupted == 1
    }

    private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigemptyset(&action.sa_mask)
        sigaction(signal, &action, nil)
    }
}
