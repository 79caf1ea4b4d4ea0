import Glibc
import Wire

/// A connection to a daemon, for one request after another. For many at once see `Batch`.
public final class Connection {
    /// Where the daemon was found.
    public let place: SocketPlaces.Place
    /// Asked before the wait for a reply and when a signal interrupts it: true ends it as if the time were over. For a
    /// chat's Ctrl-C.
    public var isGivenUp: () -> Bool = { false }
    let socket: StreamSocket
    private var incoming = LineSplitter(limit: Connection.longestResponse)
    private var writer = JSONWriter()
    private var lastID = 0

    /// Bytes of the longest response that is taken: the list of all topics of a playbook a hundred times ours.
    static let longestResponse = 16 << 20

    init(_ socket: StreamSocket, place: SocketPlaces.Place) {
        self.socket = socket
        self.place = place
    }

    /// Calls a method.
    /// - Returns: the result's JSON as the daemon wrote it.
    public func result<C: Call>(of call: C, within seconds: Double = ClientLimits.replySeconds) throws(ClientError)
        -> [UInt8]
    {
        lastID += 1
        let id = RequestID(lastID)
        let deadline = Deadline(seconds: seconds)
        writer.clear()
        writer.request(call, id: id)
        try send(writer.bytes, until: deadline)
        while true {
            let response = try response(until: deadline)
            // A response without id answers a line that the daemon could not read as a request at all.
            guard response.id == id || response.id == .none else { continue }
            switch response.outcome {
            case .success(let result): return result
            case .failure(let error): throw .refused(error)
            }
        }
    }

    private func send(_ bytes: [UInt8], until deadline: Deadline) throws(ClientError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch try socketCall({ () throws(StreamSocket.Refusal) in try socket.send(rest) }) {
            case .bytes(let count): rest = rest.dropFirst(count)
            // What it said before it left, such as that there are too many of us, is still to be read.
            case .ended: return
            case .wouldBlock: try wait(POLLOUT, until: deadline)
            }
        }
    }

    private func response(until deadline: Deadline) throws(ClientError) -> ResponseLine {
        while true {
            switch incoming.next() {
            case .line(let line)?:
                do throws(ResponseError) { return try ResponseLine(line) } catch { throw .badResponse(error.message) }
            case .tooLong?: throw .badResponse("a line over \(Self.longestResponse) bytes")
            case nil:
                switch try socketCall({ () throws(StreamSocket.Refusal) in
                    try socket.receive(into: &incoming.bytes)
                }) {
                case .bytes: continue
                case .ended: throw .disconnected
                case .wouldBlock: try wait(POLLIN, until: deadline)
                }
            }
        }
    }

    private func wait(_ events: Int32, until deadline: Deadline) throws(ClientError) {
        guard socket.wait(for: events, until: deadline, isGivenUp: isGivenUp) else {
            throw .timedOut(seconds: Int(deadline.seconds))
        }
    }

    private func socketCall(
        _ body: () throws(StreamSocket.Refusal) -> StreamSocket.Progress
    ) throws(ClientError) -> StreamSocket.Progress {
        do throws(StreamSocket.Refusal) { return try body() } catch { throw ClientError(error, at: place.path) }
    }
}
