/// What may be sent to standard output besides text.
public struct Appearance: Sendable, Equatable {
    /// Escapes that move the cursor, clear the screen or mark a paste.
    public var hasControls: Bool
    /// Colours and weight.
    public var hasColours: Bool

    /// No escape byte at all.
    public static let plain = Appearance()

    private init() {
        hasControls = false
        hasColours = false
    }

    /// What suits a terminal and the person at it.
    /// - Parameters:
    ///   - isTerminal: whether standard output is one.
    ///   - isPlain: whether `--plain` was asked for.
    ///   - environment: looks a variable up. `TERM` unset or `dumb` means no escapes; `NO_COLOR` with any value means
    ///     no colours (no-color.org).
    public init(isTerminal: Bool, isPlain: Bool, environment: (String) -> String?) {
        let terminal = environment("TERM") ?? ""
        hasControls = isTerminal && !isPlain && !terminal.isEmpty && terminal != "dumb"
        hasColours = hasControls && (environment("NO_COLOR") ?? "").isEmpty
    }

    /// The escape that begins a line of this emphasis; empty where nothing is to be added.
    func opening(_ emphasis: Page.Emphasis) -> String {
        guard hasColours else { return "" }
        switch emphasis {
        case .plain: return ""
        case .heading: return "\u{1B}[1m"
        case .urgent: return "\u{1B}[1;31m"
        case .quiet: return "\u{1B}[2m"
        }
    }

    /// Ends what `opening` began.
    func closing(_ emphasis: Page.Emphasis) -> String { opening(emphasis).isEmpty ? "" : "\u{1B}[0m" }
}
