/// The command that takes a text to paste elsewhere.
struct Clipboard {
    private let command: String

    /// What `PAO_CLIPBOARD` names, else the first that suits where this runs.
    init(_ environment: (String) -> String?) {
        if let named = environment("PAO_CLIPBOARD"), !named.isEmpty {
            command = named
        } else if environment("WAYLAND_DISPLAY") != nil {
            command = "wl-copy"
        } else {
            command = "xclip -selection clipboard"
        }
    }

    /// Hands a text over; false where the command is not there or fails.
    func take(_ text: String) -> Bool { ChildProcess.run("\(command) >/dev/null 2>&1", input: Array(text.utf8)) }
}
