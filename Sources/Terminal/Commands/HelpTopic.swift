import Wire

/// What `pao help` tells besides the commands.
public enum HelpTopic: String, CaseIterable {
    case environment
    case exitCodes = "exit-codes"
    case protocolLines = "protocol"

    /// The page of it.
    public func add(to page: inout Page) {
        switch self {
        case .environment:
            for (name, about) in Self.variables { page.item(about, mark: "\(name)  ") }
        case .exitCodes:
            for status in ExitStatus.allCases { page.item(status.about, mark: "\(status.rawValue)  ") }
        case .protocolLines: Self.addProtocol(to: &page)
        }
    }

    private static let variables = [
        ("PAO_SOCKET", "The daemon's socket. None is started there. --socket goes before it."),
        ("PAO_START", "0 forbids starting a daemon."),
        ("PAO_DIALOGUES", "The folder of dialogues that a daemon which is started serves."),
        ("PAO_HISTORY", "A file to keep your lines in from chat to chat. Without it nothing you type is stored."),
        (
            "PAO_PAGER",
            "What shows long lists; else PAGER, else less. cat, or nothing, for none. Answers never go there."
        ),
        ("PAO_CLIPBOARD", "The command that /sheet copy hands its text to; else wl-copy or xclip."),
        ("NO_COLOR", "Anything in it takes colours away. --color goes before it."),
        ("FORCE_HYPERLINK", "1 if your terminal follows links (OSC 8) and pao does not know, 0 for none."),
        ("TERM", "dumb, or nothing: no escape byte at all, as with --plain."),
        ("COLUMNS, LINES", "The size of the screen where it cannot be asked."),
        ("XDG_RUNTIME_DIR", "Your own daemon's socket lies in pao/ there, else in /tmp/pao-UID."),
    ]

    private static func addProtocol(to page: inout Page) {
        page.paragraph(
            "JSON-RPC 2.0 over a Unix socket: one object a line, in UTF-8, at most \(WireLimits.lineBytes) bytes. A text "
                + "has at most \(WireLimits.textBytes). Requests may be sent ahead; replies come in their order. The "
                + "daemon remembers nothing: each reply carries a state, and the next request sends it back.")
        page.gap()
        page.paragraph(#"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"is it my fault"}}"#, indent: 2)
        page.gap()
        page.paragraph("Methods", .heading)
        for method in Method.allCases { page.item(method.about, mark: "\(method.rawValue)  ") }
        page.gap()
        page.paragraph("Kinds of errors, in error.data.kind", .heading)
        page.paragraph(ErrorKind.allCases.map(\.rawValue).joined(separator: ", "))
        page.gap()
        page.paragraph("More: man pao-protocol")
    }
}

extension ExitStatus {
    /// What the status means.
    fileprivate var about: String {
        switch self {
        case .answered: "Answered, or found."
        case .notKnown: "Not known, or nothing found."
        case .asksBack: "The helper asks back."
        case .urgent: "Urgent: somebody must read the answer."
        case .usage: "The command line is wrong."
        case .badData: "The dialogues have errors, or a line of a batch is no request."
        case .noDaemon: "No daemon can be reached."
        case .internalFault: "A fault of the programs."
        case .tryAgain: "Too busy, or too slow: try again."
        case .notPermitted: "No permission."
        }
    }
}

extension Method {
    /// Its parameters and what it does.
    fileprivate var about: String {
        switch self {
        case .say: "text, state?, blocks?: a message and the reply to it; empty text opens a conversation."
        case .find: "words, limit?: topics for some words, with short answers and services."
        case .show: "topic, situation?: one topic in full."
        case .topics: "section?: every topic."
        case .referrals: "words?, nation?: services to turn to."
        case .sources: "What the answers rest on."
        case .explain: "text, state?, topic?: how a message is understood, step by step."
        case .status: "Version, playbook, counts, times and limits."
        case .reload: "Reads the dialogues again; for root and the daemon's own user."
        }
    }
}
