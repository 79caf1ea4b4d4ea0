import Playbook
import Understanding

// Step 7 continued: words too few to tell what of the current topic they ask ("why?", "hmm and then") are asked about.
extension Turn {
    mutating func answerTooFew(_ current: Int) -> Draft? {
        guard !utterance.isEmpty else { return nil }
        if isBareQuestion { return askAbout(current) }
        guard utterance.tokens.count <= Self.fewWords else { return nil }
        switch interpretation.verdict {
        case .faint, .unknown: return askAbout(current)
        case .one, .several, .close: return nil
        }
    }

    /// "Why?", "and how": nothing but the question itself.
    private var isBareQuestion: Bool {
        utterance.tokens.count <= 2
            && utterance.tokens.indices.allSatisfy { Self.openers.contains(utterance.text($0)) }
    }

    /// The parts of what was talked about that were not given yet.
    mutating func askAbout(_ current: Int) -> Draft? {
        guard before.misses == 0, before.pending != .clarify, before.justAnswered else { return nil }
        let parts = offers(after: current)
        guard !parts.options.isEmpty else { return nil }
        state.misses = 1
        var draft = Draft(.clarify)
        draft.question(say(.askMore))
        draft.offer(parts)
        draft.pending = .clarify
        return draft
    }

    /// Words that open a question which may be about anything.
    private static let openers: Set<String> = ["how", "why", "when", "and", "but", "so", "come", "not"]
    /// So few words lean on what came before them.
    private static let fewWords = 3
    /// A detail that is taken for words that may not lean on the topic.
    static let plainDetail: Float = 0.6
}
