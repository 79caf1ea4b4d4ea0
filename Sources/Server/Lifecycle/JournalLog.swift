import Glibc
import Logging

/// One line an event on standard error, `message key=value`, with the priority that journald reads (sd-daemon(3)) before
/// it, or the level's name where a person reads.
///
/// Nothing that a caller typed ever comes here: what is logged is the daemon's own life, numbers, paths, and what the
/// compiler finds in the dialogues.
public struct JournalLog: LogHandler {
    public var logLevel = Logger.Level.info
    public var metadata: Logger.Metadata = [:]
    private let isForJournal: Bool
    private let write: @Sendable (String) -> Void

    /// To standard error; journald says by `$JOURNAL_STREAM` that it reads there.
    public init() {
        self.init(isForJournal: getenv("JOURNAL_STREAM") != nil) { line in
            // At once, so that lines of two threads do not mix.
            _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
        }
    }

    init(isForJournal: Bool, write: @escaping @Sendable (String) -> Void) {
        self.isForJournal = isForJournal
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let line = "\(event.message)" + fields.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
        let lead = isForJournal ? "<\(Self.priority(event.level))>" : "paod: \(event.level): "
        write(lead + line.map { $0.isNewline ? " " : String($0) }.joined() + "\n")
    }

    /// The priorities of syslog(3).
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    private static func quoted(_ value: String) -> String {
        guard value.isEmpty || value.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return value }
        return "\"" + value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
