import CEditline
import Glibc

/// Bracketed paste: the terminal marks what is pasted, so that a pasted paragraph is one message however many line
/// ends it has.
enum Paste {
    /// Asks the terminal to mark pastes, and not to.
    static let on: StaticString = "\u{1B}[?2004h"
    static let off: StaticString = "\u{1B}[?2004l"
    /// What the terminal sends before a paste.
    static let opening = "\u{1B}[200~"
    private static let closing = Array("\u{1B}[201~".unicodeScalars)

    /// Reads a paste to its end from an editor whose opening mark has been read.
    /// - Returns: the text with line ends as blanks; `nil` where it is longer than a message may be.
    static func read(from editor: OpaquePointer) -> String? {
        read {
            while true {
                var character: wchar_t = 0
                errno = 0
                if el_wgetc(editor, &character) == 1 {
                    return Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
                }
                // A byte that is no text is passed over, and so is a signal, such as that of a resize: what is left of
                // the paste must not be taken for typing.
                guard errno == EILSEQ || errno == EINTR && !Interrupts.isPending else { return nil }
            }
        }
    }

    /// Reads a paste to its end, also where nothing of it is kept: the rest must not be taken for typing.
    static func read(_ next: () -> Unicode.Scalar?) -> String? {
        var text = String.UnicodeScalarView()
        var count = 0
        var matched = 0
        while let scalar = next() {
            if scalar == closing[matched] {
                matched += 1
                if matched == closing.count { break }
                continue
            }
            // What looked like the closing mark was text; its escape byte is no text.
            text.append(contentsOf: closing[..<matched].dropFirst())
            matched = scalar == closing[0] ? 1 : 0
            if matched == 1 { continue }
            count += 1
            guard count <= ChatLimits.messageCharacters else { continue }
            text.append(scalar == "\r" || scalar == "\n" || scalar == "\t" ? " " : scalar)
        }
        return count > ChatLimits.messageCharacters ? nil : Printable.text(String(text))
    }
}
