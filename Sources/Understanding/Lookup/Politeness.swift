/// Words that people put around what they say and that change nothing about it.
enum Politeness {
    /// "please", "well", "thanks"; and with them small words such as "I am" and "at the moment".
    static let lists: [(WordClass, String)] = [
        ([.courtesy, .filler], courtesy), (.filler, filler), (.date, date),
    ]

    private static let courtesy =
        "please thanks thank you kindly ok okay oh ah well um er erm hmm hm hi hello hey sorry dear love hun x xx lol ha "
        + "then actually right so yeah"

    private static let date =
        "january february march april may june july august september october november december monday tuesday wednesday "
        + "thursday friday saturday sunday spring summer autumn winter christmas easter year years month months week weeks day "
        + "days last ago early late since back yesterday today recently"

    private static let filler =
        "i am is the a an it at moment now currently just still and but yes no my me in was we what about if while when "
        + "for that this it them they those these its to of do does did will would be can could should have has had you your im ive shes hes were weve"
}

extension Utterance {
    /// "please", "well", "thanks", and "I think" around a choice.
    func isCourtesy(_ at: Int) -> Bool { has(.courtesy, at) || isHedge(at, at + 1) || isHedge(at - 1, at) }

    /// "I think", "I guess".
    private func isHedge(_ first: Int, _ second: Int) -> Bool {
        first >= 0 && second < tokens.count && has(.opinion, second) && says("i", at: first)
    }

    /// "March", "last", "2024": says when.
    func isDate(_ at: Int) -> Bool { tokens[at].classes.contains(.date) || isNumber(at) }

    /// A courtesy, or a small word such as "I am" and "at the moment".
    func isFiller(_ at: Int) -> Bool { tokens[at].classes.contains(.filler) }
}
