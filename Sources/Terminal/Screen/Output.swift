import Glibc

/// Everything the client prints goes through one of these: where to, how wide, with what besides text.
public final class Output {
    /// The screen in characters.
    public struct Size: Sendable, Equatable {
        public var columns: Int
        public var rows: Int

        public init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// Why nothing more can be printed.
    public enum Failure: Error, Equatable {
        /// The reader has gone, as in `pao topics | head -1`: no fault, there is nothing to say to anyone.
        case closed
        /// The write failed with this `errno`, as on a full disk.
        case failed(Int32)
    }

    /// Whether a person is likely to read this at once.
    public let isTerminal: Bool
    /// Text alone, for a screen reader: `--plain` and `/plain`.
    public var isPlain: Bool { didSet { appearance = suited() } }
    /// What may be sent besides text.
    public private(set) var appearance = Appearance.plain
    private let colours: Appearance.Colours
    private let environment: (String) -> String?
    private let measure: () -> Size
    private let write: ([UInt8]) throws(Failure) -> Void
    private let writeError: ([UInt8]) -> Void

    /// An output that tests can look into.
    public init(
        isTerminal: Bool, isPlain: Bool, colours: Appearance.Colours = .auto,
        environment: @escaping (String) -> String?, measure: @escaping () -> Size,
        write: @escaping ([UInt8]) throws(Failure) -> Void, writeError: @escaping ([UInt8]) -> Void
    ) {
        self.isTerminal = isTerminal
        self.isPlain = isPlain
        self.colours = colours
        self.environment = environment
        self.measure = measure
        self.write = write
        self.writeError = writeError
        appearance = suited()
    }

    /// The process's own standard output and standard error.
    public static func standard(isPlain: Bool, colours: Appearance.Colours = .auto) -> Output {
        Output(
            isTerminal: isatty(STDOUT_FILENO) == 1, isPlain: isPlain, colours: colours,
            environment: Environment.value, measure: { StandardStreams.size },
            write: { bytes throws(Failure) in try StandardStreams.write(bytes, to: STDOUT_FILENO) },
            // Where even standard error is gone there is nobody left to tell.
            writeError: { bytes in try? StandardStreams.write(bytes, to: STDERR_FILENO) })
    }

    private func suited() -> Appearance {
        Appearance(isTerminal: isTerminal, isPlain: isPlain, colours: colours, environment: environment)
    }

    /// The screen as it is now; a window may be resized at any time.
    public var size: Size { measure() }

    /// An empty page as wide as the screen.
    public func page() -> Page { Page(width: size.columns) }

    /// Prints a page.
    public func show(_ page: Page) throws(Failure) { try write(Array(text(of: page).utf8)) }

    /// Prints a list, through a pager where it is higher than the screen and a person reads it.
    public func list(_ page: Page) throws(Failure) {
        guard appearance.hasControls, page.lines.count >= size.rows, let pager = Pager(environment) else {
            return try show(page)
        }
        if !pager.show(Array(text(of: page).utf8)) { try show(page) }
    }

    /// Where a copied text goes.
    var clipboard: Clipboard { Clipboard(environment) }

    private func text(of page: Page) -> String {
        page.lines.map { line in
            appearance.opening(line.emphasis) + appearance.linked(line.text) + appearance.closing(line.emphasis) + "\n"
        }.joined()
    }

    /// Prints bytes as they are: JSON in its lines.
    func bytes(_ bytes: [UInt8]) throws(Failure) { try write(bytes) }

    /// Sends an escape where escapes may be sent, else nothing.
    func control(_ escape: String) throws(Failure) {
        if appearance.hasControls { try write(Array(escape.utf8)) }
    }

    /// Prints text without a line end, such as a prompt.
    func fragment(_ text: String) throws(Failure) { try write(Array(Printable.text(text).utf8)) }

    /// Says something beside the answers, on standard error.
    public func complain(_ message: String) { writeError(Array((Printable.text(message) + "\n").utf8)) }
}
