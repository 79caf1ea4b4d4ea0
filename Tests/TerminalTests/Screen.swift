@testable import Terminal

/// An output whose bytes a test can read.
final class Screen {
    private(set) var printed = ""
    private(set) var complaints = ""
    private(set) var output: Output!

    init(
        columns: Int = 80, rows: Int = 24, isTerminal: Bool = true, isPlain: Bool = false,
        environment: [String: String] = ["TERM": "xterm-256color"]
    ) {
        output = Output(
            isTerminal: isTerminal, isPlain: isPlain, environment: { environment[$0] },
            measure: { Output.Size(columns: columns, rows: rows) },
            write: { [unowned self] bytes in printed += String(decoding: bytes, as: UTF8.self) },
            writeError: { [unowned self] bytes in complaints += String(decoding: bytes, as: UTF8.self) })
    }

    /// What is printed from here on.
    func clear() { printed = "" }
}
