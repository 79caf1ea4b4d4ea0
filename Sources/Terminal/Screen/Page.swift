/// Lines to print: what a reply, a list or a help text looks like at a width.
public struct Page {
    /// How a line may stand out. Colour is an addition: the words of a line carry its meaning alone.
    public enum Emphasis: Sendable, Equatable {
        case plain, heading, urgent, quiet
    }

    /// One line, without its end.
    public struct Line: Equatable {
        public var text: String
        public var emphasis: Emphasis
    }

    public private(set) var lines: [Line] = []
    /// Columns the lines are laid out in.
    public let width: Int

    /// - Parameter width: the terminal's columns; laid out in at most `Wrap.widest` of them.
    public init(width: Int) {
        self.width = max(Wrap.narrowest, min(width, Wrap.widest))
    }

    /// Adds a paragraph.
    /// - Parameter indent: blanks before every line.
    public mutating func paragraph(_ text: String, _ emphasis: Emphasis = .plain, indent: Int = 0) {
        let blanks = String(repeating: " ", count: indent)
        add(text, emphasis, first: blanks, rest: blanks)
    }

    /// Adds a line that is laid out already.
    mutating func line(_ text: String) { lines.append(Line(text: text, emphasis: .plain)) }

    /// Adds an item that begins with a mark, its further lines hanging beneath the first.
    public mutating func item(_ text: String, mark: String, _ emphasis: Emphasis = .plain) {
        add(text, emphasis, first: mark, rest: String(repeating: " ", count: DisplayWidth.of(mark)))
    }

    /// Adds a blank line, unless the page is empty or ends with one.
    public mutating func gap() {
        guard let last = lines.last, !last.text.isEmpty else { return }
        lines.append(Line(text: "", emphasis: .plain))
    }

    /// Adds another page's lines.
    public mutating func append(_ page: Page) { lines += page.lines }

    private mutating func add(_ text: String, _ emphasis: Emphasis, first: String, rest: String) {
        lines += Wrap.lines(text, width: width, first: first, rest: rest).map { Line(text: $0, emphasis: emphasis) }
    }
}
