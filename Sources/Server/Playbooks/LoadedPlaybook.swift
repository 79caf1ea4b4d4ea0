import Compiled
import Conversation
import NIOCore
import Playbook
import Understanding

/// A playbook in use: the engine over it and what `status` tells of it. A class, so that a request borrows the engine
/// rather than copy its hundred references.
public final class LoadedPlaybook: Sendable {
    public let engine: Engine
    /// What replies are put together from.
    let fragments: Fragments
    /// When it was loaded.
    let loaded: NIODeadline
    /// ISO dates on which topics are due for review, those that have one.
    private let due: [String]
    /// Topics that no clinician has signed off.
    let unsigned: Int

    public init(_ engine: Engine) {
        self.engine = engine
        fragments = Fragments(engine)
        loaded = .now()
        due = engine.playbook.topics.compactMap(\.review?.due).filter { !$0.isEmpty }
        unsigned = engine.playbook.topics.count { $0.kind.needsReview && ($0.review?.by ?? "").isEmpty }
    }

    convenience init(_ compiled: CompiledPlaybook) throws(ModelError) {
        self.init(
            Engine(
                playbook: compiled.playbook,
                understander: try Understander(
                    playbook: compiled.playbook, model: compiled.model, asks: compiled.asks),
                fingerprint: compiled.fingerprint))
    }

    /// What a service manager shows of a daemon that answers from it.
    var summary: String { "\(engine.playbook.topics.count) topics, playbook \(engine.fingerprint)" }

    /// Topics whose review date has passed.
    /// - Parameter today: an ISO date; such dates sort as text.
    func overdue(on today: String) -> Int { due.count { $0 < today } }
}

extension Topic.Kind {
    /// A greeting, or what the helper says of itself, makes no medical claim that a clinician could sign.
    fileprivate var needsReview: Bool { self == .answer || self == .urgent }
}
