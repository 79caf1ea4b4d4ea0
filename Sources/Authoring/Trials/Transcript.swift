import Conversation

/// The exact words of a test's conversations, kept beside it as `tests/<name>.transcript` once somebody has looked at them.
public struct Transcript: Sendable, Equatable {
    /// The path as the author knows it.
    public var place: String
    public var text: String

    static let suffix = ".transcript"

    static func isTranscript(_ path: String) -> Bool { path.hasPrefix("tests/") && path.hasSuffix(suffix) }

    /// Where the transcript of a test file belongs, relative to the dialogues.
    public static func path(of file: String) -> String { "tests/" + file + suffix }

    /// Conversations as a transcript shows them.
    public static func text(of conversations: [PlayedConversation]) -> String {
        conversations.map { played in
            (["# \(played.test.id)"] + played.turns.flatMap(lines)).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private static func lines(_ turn: PlayedConversation.Turn) -> [String] {
        let said = turn.turn.pick.map(String.init) ?? turn.turn.user
        var lines = [
            "", "> " + said.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> "), "",
        ]
        lines.append("[\(turn.reply.kind.rawValue)] \(turn.reply.topics.map(\.id).joined(separator: ", "))")
        lines += turn.reply.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines + turn.reply.options.map { "\($0.number). \($0.label)" }
    }

    /// What differs between the words that were kept and those said now: `-` gone, `+` new, by line, the nearest first.
    static func differences(_ kept: String, _ now: String) -> [String] {
        let old = kept.split(separator: "\n").map(String.init)
        let new = now.split(separator: "\n").map(String.init)
        var lines: [(line: Int, text: String)] = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, let text, _): lines.append((offset, "- " + text))
            case .insert(let offset, let text, _): lines.append((offset, "+ " + text))
            }
        }
        return lines.sorted { ($0.line, $1.text) < ($1.line, $0.text) }.map(\.text)
    }
}
