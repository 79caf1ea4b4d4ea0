extension Utterance {
    /// The words point at something said before: "is that safe?", "and if I want a baby?", "what about the hip one".
    public var pointsBack: Bool {
        guard !isEmpty else { return false }
        let first = tokens.indices.first { !Self.nods.contains(text($0)) } ?? 0
        if Self.joints.contains(text(first)) { return true }
        if first + 1 < tokens.count, text(first + 1) == "about" { return true }
        return tokens.indices.contains { Self.pointers.contains(text($0)) }
    }

    /// Words that stand for something said before.
    private static let pointers: Set<String> = [
        "it", "its", "that", "thats", "this", "them", "they", "theyre", "those", "these", "then", "instead",
        "otherwise",
        "one", "ones", "either", "both", "same", "there",
    ]
    /// Words that join what is said to what was said.
    private static let joints: Set<String> = ["and", "but", "so", "also", "or"]
    /// Small answers that may stand before them: "ok and who do I ask".
    private static let nods: Set<String> = [
        "ok", "okay", "oh", "ah", "right", "hmm", "hm", "well", "yes", "yeah", "no",
    ]

    /// A word of a question that may be about anything: "how often", "where abouts".
    func isMeasure(_ token: Int) -> Bool { Self.measures.contains(text(token)) }

    private static let measures: Set<String> = [
        "how", "why", "when", "where", "what", "which", "who", "often", "long", "much", "many", "soon", "far", "come",
        "abouts", "more", "exactly", "roughly",
    ]

    /// The words as they were typed, from the first to the last.
    var asTyped: String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return String(decoding: typed[Int(first.range.lowerBound)..<Int(last.range.upperBound)], as: UTF8.self)
    }
}
