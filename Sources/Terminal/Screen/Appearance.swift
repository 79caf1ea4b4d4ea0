/// What may be sent to standard output besides text.
public struct Appearance: Sendable, Equatable {
    /// Whether `--color` asks for colours.
    public enum Colours: String, Sendable, CaseIterable {
        /// Where standard output is a terminal that has them, unless `NO_COLOR` is set.
        case auto
        case always, never
    }

    /// Escapes that move the cursor, clear the screen or mark a paste.
    public var hasControls: Bool
    /// Colours and weight.
    public var hasColours: Bool
    /// Web addresses that can be followed (OSC 8).
    public var hasLinks: Bool

    /// No escape byte at all.
    public static let plain = Appearance()

    private init() {
        hasControls = false
        hasColours = false
        hasLinks = false
    }

    /// What suits a terminal and the person at it.
    /// - Parameters:
    ///   - isTerminal: whether standard output is one.
    ///   - isPlain: whether `--plain` was asked for: then nothing else counts.
    ///   - colours: what `--color` was given; it goes before `NO_COLOR` (no-color.org).
    ///   - environment: looks a variable up. `TERM` unset or `dumb` means no escapes.
    public init(isTerminal: Bool, isPlain: Bool, colours: Colours = .auto, environment: (String) -> String?) {
        let terminal = environment("TERM") ?? ""
        hasControls = isTerminal && !isPlain && !terminal.isEmpty && terminal != "dumb"
        hasLinks = hasControls && Self.followsLinks(terminal, environment)
        switch colours {
        case .auto: hasColours = hasControls && (environment("NO_COLOR") ?? "").isEmpty
        case .always: hasColours = !isPlain
        case .never: hasColours = false
        }
    }

    /// Terminals that are known to follow links say so in one of these ways; others might print the address twice.
    private static func followsLinks(_ terminal: String, _ environment: (String) -> String?) -> Bool {
        if let forced = environment("FORCE_HYPERLINK") { return forced != "0" }
        if environment("VTE_VERSION").flatMap({ Int($0) }) ?? 0 >= 5000 { return true }
        if ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION"].contains(where: { environment($0) != nil }) {
            return true
        }
        return ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(environment("TERM_PROGRAM") ?? "")
            || ["kitty", "foot", "alacritty", "ghostty", "wezterm"].contains { terminal.contains($0) }
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

    /// A line's text with its web addresses as links, where they can be followed.
    func linked(_ text: String) -> String {
        guard hasLinks, text.contains("https://") else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard word.hasPrefix("https://") else { return String(word) }
            var address = word
            while let last = address.last, ".,;)".contains(last) { address.removeLast() }
            return "\u{1B}]8;;\(address)\u{1B}\\\(address)\u{1B}]8;;\u{1B}\\\(word[address.endIndex...])"
        }.joined(separator: " ")
    }
}
