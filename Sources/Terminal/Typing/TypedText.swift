import Glibc
import Wire

/// What a person or a script gives as a question.
public enum TypedText {
    /// The text with NUL characters as blanks: they have no place in a JSON string of the protocol.
    static func clean(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(decoding: text.utf8.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// All of standard input, without the line ends around it; `nil` where it is longer than a text may be. Bytes that
    /// are no UTF-8 are read as the replacement character.
    /// - Parameter output: where somebody who types it is told how to end it.
    public static func standardInput(_ output: Output) -> String? {
        if isatty(STDIN_FILENO) == 1 { output.complain(ChatWords.howToEndText) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= WireLimits.textBytes {
            let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return Chat.trimmed(clean(String(decoding: bytes, as: UTF8.self))) }
            bytes += chunk[..<count]
        }
        return nil
    }
}
