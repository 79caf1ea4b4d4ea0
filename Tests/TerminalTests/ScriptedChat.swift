import Client
import Wire

@testable import Terminal

/// A helper that answers from a list, and can be made to fail.
final class ScriptedLink: HelperLink {
    var replies: [Result<ReplyMessage, LinkFailure>] = []
    var reconnection: LinkFailure?
    var isSlow = false
    /// What there is to find and show.
    var topics: [TopicPage] = []
    private(set) var found: [String] = []
    private(set) var sent: [Say] = []
    private(set) var explained: [Explain] = []
    private(set) var reconnections = 0

    func call<C: Call>(_ call: C, isSlow tell: () -> Bool) throws(LinkFailure) -> C.Outcome {
        if let explain = call as? Explain {
            explained.append(explain)
            return ExplanationMessage(steps: [.init(name: "words", lines: ["so it was read"])]) as! C.Outcome
        }
        if let find = call as? Find {
            found.append(find.words)
            return FoundTopics(
                topics: topics.map {
                    FoundTopic(
                        id: $0.id, title: $0.title, short: $0.short, score: 1,
                        referrals: $0.referrals, checked: $0.checked)
                }) as! C.Outcome
        }
        if let show = call as? Show {
            return ShownTopicMessage(topic: topics.first { $0.id == show.topic }) as! C.Outcome
        }
        guard let say = call as? Say else { throw .refused(WireError(.noSuchMethod, "not scripted")) }
        sent.append(say)
        if isSlow { _ = tell() }
        guard !replies.isEmpty else { throw .silent }
        return try replies.removeFirst().get() as! C.Outcome
    }

    func reconnect() throws(LinkFailure) {
        reconnections += 1
        if let reconnection { throw reconnection }
    }
}

/// Lines given beforehand.
final class ScriptedLines: LineSource {
    var inputs: [Input]
    var prompt = ""
    private(set) var remembered: [String] = []

    init(_ inputs: [Input]) { self.inputs = inputs }

    func next() -> Input { inputs.isEmpty ? .end : inputs.removeFirst() }
    func remember(_ line: String) { remembered.append(line) }
}
