import Glibc
import Wire

/// Many lines in, many lines out: conversations run side by side over one connection, and the outcomes come in the
/// order of the input. Where the daemon goes away, what it had not answered is sent again.
public final class Batch {
    private let finder: DaemonFinder
    private let input: Int32
    private let emit: ([BatchOutcome]) -> Bool

    private var queue = BatchQueue()
    private var lines = LineSplitter(limit: WireLimits.lineBytes)
    private var hasInputEnded = false
    private var pipeline: BatchPipeline?
    private var status = ExitStatus.answered

    /// - Parameters:
    ///   - input: the descriptor that lines are read from.
    ///   - emit: takes the outcomes that are ready, in order; returns false where nobody reads them any more.
    public init(_ finder: DaemonFinder, input: Int32, emit: @escaping ([BatchOutcome]) -> Bool) {
        self.finder = finder
        self.input = input
        self.emit = emit
    }

    /// Runs to the end of the input.
    /// - Returns: what the program ends with: 65 where a line was no request, 75 where the daemon had to refuse one.
    public func run() throws(ClientError) -> ExitStatus {
        while true {
            try sendWhatMayBeSent()
            let done = queue.takeDone()
            for outcome in done { note(outcome) }
            if !done.isEmpty, !emit(done) { return status }
            if hasInputEnded, queue.count == 0 { return status }
            try waitForSomething()
        }
    }

    private func note(_ outcome: BatchOutcome) {
        guard case .failure(let error) = outcome.reply else { return }
        if status != .badData { status = ExitStatus(error.kind) == .tryAgain ? .tryAgain : .badData }
    }

    private func sendWhatMayBeSent() throws(ClientError) {
        while pipeline?.hasRoom ?? true, let number = queue.nextToSend() {
            let pipeline = if let kept = self.pipeline { kept } else { try BatchPipeline(finder) }
            self.pipeline = pipeline
            if !pipeline.add(number, queue.call(number)) { queue.answer(number, .failure(.lineTooLong), state: nil) }
        }
        try pipeline?.flush()
    }

    private func waitForSomething() throws(ClientError) {
        let readsInput = !hasInputEnded && queue.count < ClientLimits.batchAhead
        var entries = [pollfd(fd: readsInput ? input : -1, events: Int16(POLLIN), revents: 0)]
        if let pipeline { entries.append(pipeline.pollEntry) }
        let count = poll(&entries, nfds_t(entries.count), pipeline?.millisecondsLeft ?? -1)
        if count < 0, errno != EINTR { throw .system(call: "poll", code: errno) }
        if count > 0, entries[0].revents != 0 { try readInput() }
        guard let pipeline else { return }
        if count > 0, entries[1].revents != 0 {
            for answer in try pipeline.receive() { queue.answer(answer.number, answer.reply, state: answer.state) }
        }
        if pipeline.isOver { self.pipeline = nil } else { try pipeline.checkDeadline() }
    }

    private func readInput() throws(ClientError) {
        let most = 65_536
        let start = lines.bytes.count
        lines.bytes.append(contentsOf: repeatElement(0, count: most))
        let count = lines.bytes.withUnsafeMutableBytes { read(input, $0.baseAddress! + start, most) }
        let code = errno
        lines.bytes.removeLast(most - max(count, 0))
        if count < 0 {
            guard code == EINTR || code == EAGAIN else { throw .system(call: "reading the batch", code: code) }
            return
        }
        while let piece = lines.next() { add(piece) }
        guard count == 0 else { return }
        hasInputEnded = true
        if let piece = lines.rest() { add(piece) }
    }

    private func add(_ piece: LineSplitter.Piece) {
        switch piece {
        case .tooLong: queue.add(.tooLong)
        // Files often end with a blank line; it asks nothing.
        case .line(let line) where line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }): break
        case .line(let line): queue.add(BatchLine(line))
        }
    }
}
