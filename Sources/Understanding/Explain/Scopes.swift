import Playbook

extension Understander {
    /// Every turn of phrase that would take the urgency from a sign among its words, whether one stands there or not.
    func scopes(_ utterance: Utterance) -> [Explanation.Screen] {
        return utterance.sentences.flatMap { sentence in
            let shape = SentenceShape(
                utterance: utterance, words: sentence.words, isQuestion: sentence.isQuestion)
            let scopes =
                Negation.scopes(shape) { _ in false } + PastTime.scopes(shape) { _ in false }
                + Supposition.scopes(shape) { _ in false }
            return scopes.map(Explanation.Screen.init)
        }
    }
}

extension Explanation.Screen {
    init(_ scope: Scope) {
        self.init(screen: scope.screen, cue: scope.cue, words: scope.words, isDoubt: scope.isDoubt)
    }
}
