/// What people say beside what they tell: "what should I do", "I'm so scared", "should I ring someone".
///
/// A sign's exceptions name words such as "should" and "scared", for most who say "should" or "scared" ask about what may
/// come. Beside a sign they ask for help: so an aside is a stretch of its own, and excuses nothing in the others.
enum Asides {
    /// Complete as they stand.
    private static let whole = CuePhrases(
        .beginsAside,
        [
            "what should i do", "what shall i do", "what do i do", "what can i do", "what must i do", "what now",
            "what would you do", "what am i supposed to do", "what am i meant to do", "what does it mean",
            "what does that mean", "what does this mean", "what could it be", "what could that be",
            "what could this be",
            "what is it", "what is this", "what is that", "what is wrong", "what is wrong with me", "what is going on",
            "what is happening", "what is happening to me", "is it serious", "is that serious", "is this serious",
            "is it normal", "is that normal", "is this normal", "is it bad", "is that bad", "is this bad", "is it ok",
            "is that ok", "is this ok", "is it dangerous", "is that dangerous", "is this dangerous", "is it urgent",
            "is that urgent", "is this urgent", "is it an emergency", "is that an emergency", "is this an emergency",
            "is it anything to worry about", "is this something to worry about", "do you think that is bad",
            "should i worry", "should i be worried", "should i be concerned", "do i need to worry", "can it wait",
            "can this wait", "will it wait", "am i ok", "will i be ok", "any advice", "any ideas", "please advise",
            "i do not know what to do", "i do not know who to ask", "i need help", "i need advice", "can you help",
            "can you help me", "can anyone help", "please help", "help me", "please help me",
            "i am scared", "i am so scared", "i am really scared", "i am very scared", "i am worried",
            "i am so worried", "i am really worried", "i am very worried", "i am frightened", "i am so frightened",
            "i am terrified", "i am so terrified", "i am afraid", "i am so afraid", "i am anxious", "i am panicking",
            "i am freaking out", "it is scaring me", "so scared", "so worried", "so frightened",
        ].flatMap(spoken))

    /// Complete with what comes behind them: "should I go to A&E".
    private static let open = CuePhrases(
        .beginsAside,
        [
            "should i", "shall i", "must i", "do i need to", "do i have to", "ought i to", "who should i",
            "who shall i",
            "who do i", "who can i", "where should i", "where do i", "do you think i should", "something i should",
            "do you think i need to",
        ].flatMap(spoken),
        ends: [
            "go", "be", "get", "see", "call", "ring", "phone", "tell", "ask", "wait", "contact", "speak", "talk",
            "come", "bother", "turn",
        ])

    /// "Sorry if this is silly".
    private static let sorry = CuePhrases(.beginsAside, ["sorry if", "sorry to", "sorry for"])

    /// The phrase, and as it is said of others: "what should she do", "we are so scared".
    private static func spoken(_ phrase: String) -> [String] {
        let words = phrase.utf8.split(separator: UInt8(ascii: " "))
        guard let subject = words.firstIndex(where: { $0.elementsEqual("i".utf8) }) else { return [phrase] }
        let others = [("she", "is", "does"), ("he", "is", "does"), ("we", "are", "do")]
        return [phrase]
            + others.map { other, being, doing in
                var said: [UInt8] = []
                for (at, word) in words.enumerated() {
                    if at > 0 { said.append(UInt8(ascii: " ")) }
                    if at == subject {
                        said += other.utf8
                    } else if abs(at - subject) == 1, word.elementsEqual("am".utf8) {
                        said += being.utf8
                    } else if abs(at - subject) == 1, word.elementsEqual("do".utf8), at + 1 < words.count {
                        // The last "do" is what is to be done.
                        said += doing.utf8
                    } else {
                        said += word
                    }
                }
                return String(decoding: said, as: UTF8.self)
            }
    }

    /// The words that asides begin with.
    static var lists: [(WordClass, String)] {
        [whole, open, sorry].map { (.beginsAside, $0.firstWords) }
    }

    /// Words behind an open one at most, up to a pause.
    private static let longest = 6

    /// Where an aside begins or ends in a sentence.
    static func seams(in shape: SentenceShape) -> [Int] {
        places(in: shape).flatMap { [$0.lowerBound, $0.upperBound] }
    }

    /// The asides of a sentence.
    static func places(in shape: SentenceShape) -> [Range<Int>] {
        guard shape.kinds.contains(.beginsAside) else { return [] }
        var places = whole.find(in: shape).filter { ends($0.upperBound, shape) }
        for opening in open.find(in: shape) + sorry.find(in: shape) {
            var end = opening.upperBound
            while end < shape.words.upperBound, !shape.isPause(before: end), !shape.has(.clause, at: end) { end += 1 }
            if end - opening.upperBound <= longest, ends(end, shape) { places.append(opening.lowerBound..<end) }
        }
        return places
    }

    /// "What should I do if" and "I am scared that" go on: nothing is beside anything.
    private static func ends(_ at: Int, _ shape: SentenceShape) -> Bool {
        at == shape.words.upperBound || shape.isPause(before: at)
            || shape.says("and because as since please", at: at)
            || Supposition.startsTelling(at, shape)
    }
}
