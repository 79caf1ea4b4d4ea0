import Conversation
import Playbook

/// What a reply is worth to one who asked a labelled line.
public enum LabelledOutcome: String, Sendable, CaseIterable {
    /// The first topic answered is a right one; of several questions, each is answered.
    case right
    /// Some of several questions are answered, or something was answered beside the right topic.
    case half
    /// It asked back, and a right topic is among the first four options.
    case asked
    /// It does not know, or asked back without the right option.
    case missed
    /// It answered something else: the outcome that does harm.
    case wrong
}

/// A reply to a labelled line, judged.
public struct LabelledVerdict: Sendable, Equatable {
    public var outcome: LabelledOutcome
    /// The topic that was taken for the expected one: answered in its place or beside it, or the likeliest option of a
    /// question back. `nil` where no other topic came up.
    public var mistakenFor: String?

    /// Options of a question back that count.
    private static let optionLimit = 4

    /// - Parameter urgent: the ids of urgent topics.
    init(_ line: LabelledLine, _ reply: Reply, urgent: Set<String>) {
        let right = line.expect + line.accept
        let options = reply.options.prefix(Self.optionLimit).compactMap(\.topic)
        let expectsNothing = line.expect.contains(Topic.outOfScope)
        if reply.kind == .clarify || reply.kind == .menu {
            let isOffered = expectsNothing || options.contains(where: right.contains)
            outcome = isOffered ? .asked : .missed
            if reply.kind == .clarify, let first = options.first, !right.contains(first) { mistakenFor = first }
            return
        }
        let answered = reply.topics.map(\.id).filter { $0 != Topic.outOfScope }
        guard let first = answered.first else {
            outcome = right.contains(Topic.outOfScope) ? .right : .missed
            return
        }
        if expectsNothing {
            outcome = line.accept.contains(first) ? .right : .wrong
            if outcome == .wrong { mistakenFor = first }
            return
        }
        // A further urgent topic is no fault: better one card too many.
        let over = answered.filter { !right.contains($0) && !urgent.contains($0) }
        let found = line.expect.filter(answered.contains)
        if line.style == LabelledLine.several, line.expect.count > 1, !found.isEmpty {
            outcome = found.count == line.expect.count && over.isEmpty ? .right : .half
        } else if right.contains(first) {
            outcome = over.isEmpty ? .right : .half
        } else {
            outcome = .wrong
            mistakenFor = first
            return
        }
        mistakenFor = over.first
    }
}

extension Reply.Option {
    /// The topic it leads to, or whose detail it is.
    fileprivate var topic: String? {
        switch target {
        case .topic(let id), .detail(let id, _): id
        case .slot, .menu: nil
        }
    }
}
