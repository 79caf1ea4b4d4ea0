import CEditline
import Glibc

/// What Escape means while somebody types with the keys of vi.
enum ViEscape {
    /// A key that stands for a sequence, and what it does.
    struct Key {
        /// What the terminal sends after Escape; none for Escape alone.
        var sequences: [String]
        /// Pushed in its place: a control character that nobody types.
        var pushed: String
        /// libedit's function.
        var function: String
    }

    static let keys = [
        Key(sequences: [], pushed: "\u{1F}", function: "vi-command-mode"),
        Key(sequences: ["[A", "OA"], pushed: "\u{1E}", function: "ed-prev-history"),
        Key(sequences: ["[B", "OB"], pushed: "\u{1D}", function: "ed-next-history"),
        Key(sequences: ["[C", "OC"], pushed: "\u{05}", function: "ed-next-char"),
        Key(sequences: ["[D", "OD"], pushed: "\u{02}", function: "ed-prev-char"),
    ]

    /// Milliseconds within which a terminal sends the rest of what it began; a person is slower.
    private static let pause: Int32 = 25

    /// Reads on after an Escape, as far as what comes can be one of ours.
    static func handle(_ editor: OpaquePointer, paste: () -> UInt8) -> UInt8 {
        let opening = String(Paste.opening.dropFirst())
        let known = [opening] + keys.flatMap(\.sequences)
        var rest = ""
        while known.contains(where: { $0.hasPrefix(rest) && $0 != rest }), let next = next(editor) { rest += next }
        if rest == opening { return paste() }
        if let key = keys.first(where: { $0.sequences.contains(rest) }) {
            el_push(editor, key.pushed)
        } else {
            el_push(editor, keys[0].pushed + rest)
        }
        return UInt8(CC_NORM)
    }

    /// The next character, where it is there already.
    private static func next(_ editor: OpaquePointer) -> String? {
        var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, pause) > 0 else { return nil }
        var character: wchar_t = 0
        guard el_wgetc(editor, &character) == 1, let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else {
            return nil
        }
        return String(scalar)
    }
}
