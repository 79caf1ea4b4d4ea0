import Playbook

/// Where a sentence supposes or asks in general instead of telling.
///
/// An opener holds to the end of its stretch. Openers that people put before what they do feel ("is it normal to") and
/// plain questions with nobody's body in them leave a doubt.
enum Supposition {
    private static let open = CuePhrases(
        .beginsOpen,
        [
            "what if", "what happens if", "what would happen if", "what should i do if", "what do i do if", "in case",
            "can it cause", "can this cause", "can they cause", "could it cause", "does it cause", "do they cause",
            "can cause",
            "could cause", "cause", "lead to", "side effect", "side effects", "risk of", "risks of", "chance of",
            "chances of",
            "signs of", "symptoms of", "what are the symptoms", "what are the signs", "sign of", "symptom of",
            "how will i know", "how would i know", "how do you know", "how do you tell", "when should", "how often do",
            "at risk of", "likely to", "how likely", "scared of", "afraid of", "frightened of", "fear of",
            "terrified of",
            "worried i will", "worried i might", "scared i will", "scared i might", "worried about getting",
            "might get",
            "how do i avoid", "how can i avoid", "how to avoid", "to avoid", "to prevent", "how can i prevent",
            "how do i prevent", "stop me getting", "what is", "what does", "what are", "harmful to",
            "difference between",
            "how many", "how common", "do people", "can you get", "can you still", "would i", "should i expect",
            "will i",
            "will it", "will my", "would it", "could it", "asked whether", "asked if", "asked me if",
            "asked me whether",
            "asks if",
            "asked about", "asked me last week whether",
        ])

    /// Openers before what may well be felt.
    private static let doubt = CuePhrases(
        .beginsDoubt,
        [
            "is it normal", "is it common", "should i worry", "should i be worried", "do i need to worry",
            "how do i know",
            "how can i tell", "when should i worry", "is it ok", "is it okay", "is it usual", "do i have to worry",
        ])

    /// The words that these turns of phrase begin with.
    static var lists: [(WordClass, String)] {
        [(.beginsOpen, open.firstWords), (.beginsDoubt, doubt.firstWords)]
    }

    static func scopes(_ shape: SentenceShape, isOwn: (Int) -> Bool) -> [Scope] {
        var scopes: [Scope] = []
        func add(_ cue: Range<Int>, _ words: Range<Int>, isDoubt: Bool) {
            guard !cue.allSatisfy(isOwn) else { return }
            scopes.append(Scope(screen: .hypothetical, cue: cue, words: words, isDoubt: isDoubt))
        }
        for cue in open.find(in: shape) { add(cue, reach(cue, shape), isDoubt: false) }
        for cue in doubt.find(in: shape) { add(cue, reach(cue, shape), isDoubt: true) }
        for at in shape.kinds.contains(.clause) ? shape.words : 0..<0
        where shape.has(.clause, at: at) && shape.says("if", at: at)
            && !shape.says("as even sure sorry", at: at - 1)
        {
            // "If I sit, my legs go numb" tells what happens; "if it broke, would I feel it" supposes.
            let supposes = shape.words.contains { $0 != at && shape.has(.modal, at: $0) && !isForetold($0, shape) }
            add(at..<at + 1, supposes ? shape.stretch(about: at) : reach(at..<at + 1, shape), isDoubt: !supposes)
        }
        if scopes.isEmpty, let first = shape.words.first(where: { !shape.has(.joint, at: $0) }),
            isPlainQuestion(first, shape)
        {
            add(first..<first + 1, shape.words, isDoubt: !isGeneral(first, shape))
        }
        return scopes
    }

    /// "I need", and "he will take the baby if I tell": a threat supposes nothing.
    private static func isForetold(_ at: Int, _ shape: SentenceShape) -> Bool {
        shape.says("need", at: at)
            || shape.says("will", at: at) && shape.says("he she they", at: at - 1)
    }

    /// "Would a fall hurt", "are numb legs serious": asked, not told, and nobody's own body.
    private static func isPlainQuestion(_ first: Int, _ shape: SentenceShape) -> Bool {
        // "Do not want to be a nuisance" and "have not slept" leave out their "I".
        guard shape.has(.asks, at: first), !shape.has(.not, at: first + 1) else { return false }
        if shape.words.dropFirst().contains(where: { startsTelling($0, shape) }) { return false }
        if shape.has(.modal, at: first) || shape.has(.ability, at: first) { return true }
        return !shape.words.contains { shape.has(.own, at: $0) }
    }

    /// "Does a broken bone hurt", "would her spine collapse again": about people or things in general, or what may come.
    private static func isGeneral(_ first: Int, _ shape: SentenceShape) -> Bool {
        if shape.says("would", at: first) { return true }
        if shape.says("it", at: first + 1) {
            return shape.says("possible true usual dangerous", at: first + 2)
        }
        return shape.says(
            "a an most some many all any women people mothers anyone everyone taking having broken fractures both",
            at: first + 1)
    }

    private static let questionWords: StaticString =
        "how what which where who why when can could should would will does do is are did was were has have may might am"

    /// The whole sentence asks, and tells nothing by the way: "what are the red flags", "could her spine collapse".
    static func asks(_ shape: SentenceShape) -> Bool {
        guard let first = shape.words.first, shape.says(questionWords, at: first),
            !shape.has(.not, at: first + 1)
        else { return false }
        return !shape.words.dropFirst().contains { startsTelling($0, shape) }
    }

    /// From the opener to the next clause of its own: a pause, "because", "and", or words that tell a fact.
    private static func reach(_ cue: Range<Int>, _ shape: SentenceShape) -> Range<Int> {
        let stretch = shape.stretch(about: cue.lowerBound)
        var at = cue.upperBound
        while at < stretch.upperBound {
            if shape.says("because since and also plus", at: at) || shape.isPause(before: at) {
                break
            }
            if at > cue.upperBound, startsTelling(at, shape) { break }
            at += 1
        }
        // Words before the opener belong to it in questions: "is numbness a side effect?"
        return (shape.has(.asks, at: stretch.lowerBound) ? stretch.lowerBound : cue.lowerBound)..<at
    }

    /// "My legs are", "I have", "I want": a fact is told from here on.
    static func startsTelling(_ at: Int, _ shape: SentenceShape) -> Bool {
        guard shape.has(.own, at: at) else { return false }
        if shape.says("i", at: at) {
            return shape.says("have am feel keep want can had just took fell lost", at: at + 1)
                && !shape.has(.asks, at: at - 1)
        }
        guard shape.says("my", at: at), !shape.has(.modal, at: at - 1) else { return false }
        return (at + 1..<min(at + 5, shape.words.upperBound)).contains {
            shape.says("are is has have feel feels went keep", at: $0)
        }
    }
}
