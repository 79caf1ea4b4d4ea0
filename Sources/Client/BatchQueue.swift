import Wire

/// The order of a batch: which line may be sent, and which outcome may be written. Pure, so that it can be tried
/// without a daemon.
struct BatchQueue {
    private struct Entry {
        var id: [UInt8]?
        var text: String
        var session: String?
        var reply: Result<[UInt8], WireError>?
    }

    private struct Session {
        var state: String?
        var isBusy = false
        var waiting: [Int] = []
    }

    /// Lines that were read and not yet written, in the order of the input.
    private var entries: [Entry] = []
    /// The number of the first of `entries`.
    private var first = 0
    private var sessions: [String: Session] = [:]
    private var ready: [Int] = []

    /// Lines that were read and not yet written.
    var count: Int { entries.count }

    /// Takes a line in.
    mutating func add(_ line: BatchLine) {
        let number = first + entries.count
        switch line.text {
        case .failure(let error):
            entries.append(Entry(id: line.id, text: "", session: nil, reply: .failure(error)))
        case .success(let text):
            entries.append(Entry(id: line.id, text: text, session: line.session, reply: nil))
            guard let name = line.session else {
                ready.append(number)
                return
            }
            if sessions[name, default: Session()].isBusy {
                sessions[name]?.waiting.append(number)
            } else {
                sessions[name, default: Session()].isBusy = true
                ready.append(number)
            }
        }
    }

    /// The number of a line that may be sent now; it counts as sent.
    mutating func nextToSend() -> Int? { ready.isEmpty ? nil : ready.removeFirst() }

    /// What is said with a line that was sent and not answered.
    func call(_ number: Int) -> Say {
        let entry = entries[number - first]
        return Say(text: entry.text, state: entry.session.flatMap { sessions[$0]?.state })
    }

    /// Notes the answer to a line that was sent. The next line of its session may be sent then.
    /// - Parameter state: what the reply returned; `nil` where it was an error: the session goes on from before it.
    mutating func answer(_ number: Int, _ reply: Result<[UInt8], WireError>, state: String?) {
        entries[number - first].reply = reply
        guard let name = entries[number - first].session else { return }
        if let state { sessions[name]?.state = state }
        if let next = sessions[name]?.waiting.first {
            sessions[name]?.waiting.removeFirst()
            ready.append(next)
        } else {
            sessions[name]?.isBusy = false
        }
    }

    /// The outcomes that may be written: those before which no other is missing.
    mutating func takeDone() -> [BatchOutcome] {
        let open = entries.firstIndex { $0.reply == nil } ?? entries.count
        let done = entries[..<open].compactMap { entry in entry.reply.map { BatchOutcome(id: entry.id, reply: $0) } }
        entries.removeFirst(open)
        first += open
        return done
    }
}
