import Conversation
import Glibc
import ProcessorTime

/// Conversations of a text file: a turn a line, an empty line between two conversations.
struct Conversations {
    private let conversations: [[String]]

    /// How many turns there are in all.
    var turns: Int { conversations.reduce(0) { $0 + $1.count } }

    init(path: String) throws(FileError) {
        guard let file = fopen(path, "r") else { throw FileError(path: path, code: errno) }
        defer { fclose(file) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { text += piece[..<count] }
        conversations = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .split(whereSeparator: \.isEmpty).map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Plays all of them, and lowers each turn's time where it took less.
    @inline(never)
    func play(_ engine: Engine, into times: inout [UInt64]) {
        var turn = 0
        for conversation in conversations {
            var state: String?
            for text in conversation {
                let before = ProcessorTime.ofThread()
                state = engine.reply(to: text, state: state).state
                times[turn] = min(times[turn], ProcessorTime.ofThread() - before)
                turn += 1
            }
        }
    }

    /// The same, by a name of its own: the one that instructions are counted in.
    @inline(never)
    func countedPlay(_ engine: Engine, into times: inout [UInt64]) { play(engine, into: &times) }
}

/// A file that cannot be read.
struct FileError: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String { "\(path): \(String(cString: strerror(code)))" }
}
