/// Words that people put around what they say and that change nothing about it.
struct Politeness: Sendable {
    private var courtesies = WordTable()
    private var fillers = WordTable()

    init() {
        for word in Self.courtesy.split(separator: " ") {
            _ = courtesies.intern(Array(word.utf8))
            _ = fillers.intern(Array(word.utf8))
        }
        for word in Self.filler.split(separator: " ") { _ = fillers.intern(Array(word.utf8)) }
    }

    /// "please", "well", "thanks".
    func isCourtesy(_ utterance: Utterance, _ at: Int) -> Bool { has(courtesies, utterance, at) }

    /// A courtesy, or a small word such as "I am" and "at the moment".
    func isFiller(_ utterance: Utterance, _ at: Int) -> Bool { has(fillers, utterance, at) }

    private func has(_ table: WordTable, _ utterance: Utterance, _ at: Int) -> Bool {
        let form = utterance.tokens[at].form
        return table.find(utterance.forms, Int(form.lowerBound)..<Int(form.upperBound)) >= 0
    }

    private static let courtesy =
        "please thanks thank you kindly ok okay oh ah well um er erm hmm hm hi hello hey sorry dear love hun x xx lol ha "
        + "then actually right so yeah"

    private static let filler =
        "i am is the a an it at moment now currently just still and but yes no my me in was we what about if while when "
        + "for that this it them they those these its to of do does did will would be can could should have has had you your im ive shes hes were weve"
}
