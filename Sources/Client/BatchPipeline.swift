import Glibc
import Wire

/// Requests under way over one connection, several at once. Reads while it writes, so that neither side waits for the
/// other; on a lost connection finds the daemon again and sends what was not answered once more.
final class BatchPipeline {
    /// The answer to a numbered request.
    struct Answer {
        var number: Int
        var reply: Result<[UInt8], WireError>
        /// The conversation's state after it.
        var state: String?
    }

    private let finder: DaemonFinder
    private var connection: Connection
    private var incoming = LineSplitter(limit: Connection.longestResponse)
    private var outgoing: ArraySlice<UInt8> = []
    /// The requests that are not answered, in the order they were sent, each as its line.
    private var open: [(number: Int, line: [UInt8])] = []
    private var hasAnswered = true
    /// The daemon left while nothing was asked: the next request needs a new pipeline.
    private(set) var isOver = false
    private var deadline = Deadline(seconds: ClientLimits.replySeconds)
    private var writer = JSONWriter()

    init(_ finder: DaemonFinder) throws(ClientError) {
        self.finder = finder
        connection = try finder.connect()
    }

    /// Whether another request may be sent now.
    var hasRoom: Bool { open.count < ClientLimits.batchWindow }

    /// What to wait for, for poll(2).
    var pollEntry: pollfd {
        pollfd(
            fd: connection.socket.descriptor, events: Int16(outgoing.isEmpty ? POLLIN : POLLIN | POLLOUT), revents: 0)
    }

    /// Milliseconds until a reply is overdue; -1 where none is awaited.
    var millisecondsLeft: Int32 { open.isEmpty ? -1 : deadline.milliseconds }

    /// Adds a request; `flush` sends it.
    /// - Returns: false where its line is longer than the daemon takes.
    func add(_ number: Int, _ call: Say) -> Bool {
        writer.clear()
        writer.request(call, id: RequestID(number))
        guard writer.bytes.count <= WireLimits.lineBytes else { return false }
        if open.isEmpty { deadline = Deadline(seconds: ClientLimits.replySeconds) }
        open.append((number, writer.bytes))
        outgoing += writer.bytes
        return true
    }

    /// Sends what the connection takes at once.
    func flush() throws(ClientError) {
        while !outgoing.isEmpty {
            switch try socketCall({ () throws(StreamSocket.Refusal) in try connection.socket.send(outgoing) }) {
            case .bytes(let count): outgoing = outgoing.dropFirst(count)
            case .wouldBlock: return
            // `receive` reads what it said before it left, and then sees the end.
            case .ended: outgoing = []
            }
        }
    }

    /// Reads what has come in.
    func receive() throws(ClientError) -> [Answer] {
        switch try socketCall({ () throws(StreamSocket.Refusal) in
            try connection.socket.receive(into: &incoming.bytes)
        }) {
        case .bytes, .wouldBlock: break
        case .ended: if open.isEmpty { isOver = true } else { try reconnect() }
        }
        var answers: [Answer] = []
        while let piece = incoming.next() {
            guard case .line(let line) = piece else { throw .badResponse("a line that is too long") }
            answers.append(try answer(line))
        }
        return answers
    }

    /// - Throws: where the oldest request has waited too long.
    func checkDeadline() throws(ClientError) {
        if !open.isEmpty, deadline.isOver { throw .timedOut(seconds: Int(deadline.seconds)) }
    }

    private func answer(_ line: [UInt8]) throws(ClientError) -> Answer {
        let response: ResponseLine
        do throws(ResponseError) { response = try ResponseLine(line) } catch { throw .badResponse(error.message) }
        guard let oldest = open.first, response.id == RequestID(oldest.number) else {
            if case .failure(let error) = response.outcome { throw .refused(error) }
            throw .badResponse("a reply out of order")
        }
        open.removeFirst()
        hasAnswered = true
        deadline = Deadline(seconds: ClientLimits.replySeconds)
        guard case .success(let json) = response.outcome else {
            return Answer(number: oldest.number, reply: response.outcome, state: nil)
        }
        do throws(ResponseError) {
            let state = try ResponseLine.decode(json, as: ReplyState.self).state
            return Answer(number: oldest.number, reply: response.outcome, state: state)
        } catch { throw .badResponse(error.message) }
    }

    /// Finds the daemon again and sends what was not answered once more.
    /// - Throws: where the last connection brought no answer either: then something is wrong that repeating keeps.
    private func reconnect() throws(ClientError) {
        if let why = finder.endOfStarted() { throw why }
        guard hasAnswered else { throw .disconnected }
        hasAnswered = false
        connection = try finder.connect()
        incoming = LineSplitter(limit: Connection.longestResponse)
        outgoing = []
        for request in open { outgoing += request.line }
        deadline = Deadline(seconds: ClientLimits.replySeconds)
    }

    private func socketCall(
        _ body: () throws(StreamSocket.Refusal) -> StreamSocket.Progress
    ) throws(ClientError) -> StreamSocket.Progress {
        do throws(StreamSocket.Refusal) { return try body() } catch {
            throw ClientError(error, at: connection.place.path)
        }
    }
}

/// As much of a reply as a batch must understand; the rest is passed on as it is.
private struct ReplyState: Message {
    var state: String

    init(_ fields: Fields) throws(FieldError) { state = try fields.string("state") }

    func write(to writer: inout JSONWriter) { writer.field("state", state) }
}
