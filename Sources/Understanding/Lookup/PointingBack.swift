extension Utterance {
    /// The words point at something said before: "is that safe?", "and if I want a baby?", "what about the hip one".
    public var pointsBack: Bool {
        guard !isEmpty else { return false }
        let first = tokens.indices.first { !Self.nods.contains(text($0)) } ?? 0
        if Self.joints.contains(text(first)) { return true }
        if first + 1 < tokens.count, text(first + 1) == "about" { return true }
        return tokens.indices.contains { isPointer($0) }
    }

    /// The words without the joints and murmurs that open them: "ok and for how long" is "for how long". "No" and "yes"
    /// say something.
    var unjoined: Utterance {
        let first = tokens.indices.first { !Self.murmurs.contains(text($0)) && !Self.joints.contains(text($0)) } ?? 0
        return first == 0 ? self : slice(first..<tokens.count)
    }

    /// A word stands for something said before; a joint alone ("and who won") only goes on.
    var namesBack: Bool { tokens.indices.contains { isPointer($0) } }

    /// There is no word in it that says what it is about: "how long for?", "do I have to have it", "and then?".
    public var isBare: Bool {
        !isEmpty && tokens.indices.allSatisfy { isMeasure($0) || isPointer($0) || Self.light.contains(text($0)) }
    }

    /// A word that stands for something said before.
    func isPointer(_ at: Int) -> Bool {
        func word(_ place: Int) -> String { tokens.indices.contains(place) ? text(place) : "" }
        switch text(at) {
        // "Is there a group": only what is there is spoken of.
        case "there": return !Self.being.contains(word(at - 1)) && !Self.being.contains(word(at + 1))
        // "Is it safe to fly", "is it true that": what follows is meant.
        case "it":
            return !(Self.being.contains(word(at - 1)) && ["to", "that"].contains(word(at + 2)))
        // "They say that I": what follows is said.
        case "that": return !Self.subjects.contains(word(at + 1))
        case let word: return Self.pointers.contains(word)
        }
    }

    /// Words that stand for something said before.
    private static let pointers: Set<String> = [
        "its", "thats", "this", "them", "they", "theyre", "those", "these", "then", "instead", "otherwise", "one",
        "ones", "either", "both", "same", "else",
    ]
    /// Words that join what is said to what was said.
    private static let joints: Set<String> = ["and", "but", "so", "also", "or"]
    /// Small answers that may stand before them: "ok and who do I ask".
    private static let nods = murmurs.union(["yes", "yeah", "no"])
    private static let murmurs: Set<String> = ["ok", "okay", "oh", "ah", "right", "hmm", "hm", "well"]
    private static let being: Set<String> = ["is", "are", "was", "were", "be", "isnt", "arent", "s"]
    private static let subjects: Set<String> = [
        "i", "you", "she", "he", "they", "we", "my", "the", "her", "his", "a", "an", "there",
    ]
    /// Words that any question may have, whatever it is about.
    private static let light: Set<String> = joints.union(nods).union(being).union(subjects).union(idle)
    private static let idle: Set<String> = Set(
        ("me it that there him us am do does did done can could will would should shall may might must has have had not to of for "
            + "in on at with from by about if as up out just still even please actually any some all get got go goes "
            + "going take took taking need want try make makes mean means say says said tell know think happen happens "
            + "happened ask really only too").split(separator: " ").map(String.init))

    /// A word of a question that may be about anything: "how often", "where abouts", "what are the odds".
    func isMeasure(_ token: Int) -> Bool { Self.measures.contains(text(token)) }

    private static let measures: Set<String> = [
        "how", "why", "when", "where", "what", "which", "who", "often", "long", "much", "many", "soon", "far", "come",
        "abouts", "more", "exactly", "roughly", "chance", "chances", "odds", "likely", "likelihood", "sure", "certain",
        "quickly", "fast", "early", "late",
    ]

    /// The words as they were typed, from the first to the last.
    var asTyped: String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return String(decoding: typed[Int(first.range.lowerBound)..<Int(last.range.upperBound)], as: UTF8.self)
    }
}
