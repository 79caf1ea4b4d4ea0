/// One act of the person at the keyboard, or of the program that feeds the chat.
enum Input: Equatable {
    case line(String)
    /// More than `ChatLimits.messageCharacters` at once; what it was is not kept.
    case tooLong
    /// Ctrl-C, which has thrown away what stood on the line.
    case interrupted(lineWasEmpty: Bool)
    /// Ctrl-D, or the end of the input.
    case end
}

/// Where the chat reads from: an editor on a terminal, plain lines elsewhere.
protocol LineSource: AnyObject {
    /// What asks for a line.
    var prompt: String { get set }
    /// Waits for the next line.
    func next() -> Input
    /// Keeps a line for recall.
    func remember(_ line: String)
}

/// How much the chat takes at once.
enum ChatLimits {
    /// Characters of a message: some four screens. More is met with a request for less, well before the daemon's own
    /// limit on a text.
    static let messageCharacters = 10_000
    /// Bytes of a line from a pipe that are held before the rest of it is thrown away; no message of
    /// `messageCharacters` in any script is longer.
    static let lineBytes = messageCharacters * 8
    /// Lines kept for recall.
    static let historyLines = 500
    /// Replies kept for `/back`.
    static let backSteps = 100
}
