extension Utterance {
    /// The words point at something said before: "is that safe?", "and if I want a baby?", "what about the hip one".
    public var pointsBack: Bool {
        guard !isEmpty else { return false }
        let first = tokens.indices.first { !has(.nod, $0) } ?? 0
        if has(.joint, first) { return true }
        if first + 1 < tokens.count, says("about", at: first + 1) { return true }
        return namesBack
    }

    /// The words without the joints and murmurs that open them: "ok and for how long" is "for how long". "No" and "yes"
    /// say something.
    var unjoined: Utterance {
        let first = tokens.indices.first { !has(.murmur, $0) && !has(.joint, $0) } ?? 0
        return first == 0 ? self : slice(first..<tokens.count)
    }

    /// A word stands for something said before; a joint alone ("and who won") only goes on, and "it" behind a clause that
    /// names something ("heparin? I had it too") stands for that.
    public var namesBack: Bool {
        var (isNamed, isNamedInClause) = (false, false)
        for at in tokens.indices {
            if tokens[at].before != .none { isNamed = isNamed || isNamedInClause }
            if isPointer(at) { return !isNamed }
            isNamedInClause = isNamedInClause || names(at)
        }
        return false
    }

    /// A word that is more than a small one.
    private func names(_ at: Int) -> Bool {
        !has(.measure, at) && !has(.light, at) && !has(.frame, at) && !isFiller(at)
    }

    /// There is no word in it that says what it is about: "how long for?", "do I have to have it", "and then?".
    public var isBare: Bool {
        !isEmpty && tokens.indices.allSatisfy { has(.measure, $0) || has(.light, $0) || isPointer($0) }
    }

    /// The words ask for a side that many things have, and name none of them: "side effects?", "how is it given".
    public var asksAspect: Bool {
        (asks || tokens.count <= Self.barest) && tokens.contains { $0.classes.contains(.aspect) }
            && tokens.indices.allSatisfy { at in
                has(.aspect, at) || has(.measure, at) || has(.light, at) || isFiller(at) || isPointer(at)
            }
    }

    /// So few words need no form of a question: "the risks".
    private static let barest = 3

    /// A word that stands for something said before.
    func isPointer(_ at: Int) -> Bool {
        if has(.pointer, at) { return true }
        // The words below are subjects of questions, as are few others.
        guard has(.questionSubject, at) else { return false }
        func isBeing(_ place: Int) -> Bool { tokens.indices.contains(place) && has(.being, place) }
        // "Is there a group": only what is there is spoken of.
        if says("there", at: at) { return !isBeing(at - 1) && !isBeing(at + 1) }
        // "Is it safe to fly", "is it true that": what follows is meant.
        if says("it", at: at) { return !(isBeing(at - 1) && at + 2 < tokens.count && says("to that", at: at + 2)) }
        // "They say that I": what follows is said.
        return says("that", at: at) && !(at + 1 < tokens.count && has(.told, at + 1))
    }

    func has(_ kind: WordClass, _ at: Int) -> Bool { tokens[at].classes.contains(kind) }

    /// What the words of these lists do.
    static let pointingLists: [(WordClass, String)] = [
        // Words that stand for something said before.
        (
            .pointer,
            "its thats this them they theyre those these then instead otherwise one ones either both same else alternative alternatives"
        ),
        // Words that join what is said to what was said.
        ([.joint, .light], "and but so also or"),
        // Small answers that may stand before them: "ok and who do I ask".
        ([.murmur, .nod, .light], "ok okay oh ah right hmm hm well"), ([.nod, .light], "yes yeah no"),
        ([.being, .light], "is are was were be isnt arent s"),
        ([.told, .light], "i you she he they we my the her his a an there"),
        (
            .light,
            "me it that there him us am do does did done can could will would should shall may might must has have had not to of for "
                + "in on at with from by about if as up out just still even please actually any some all get got go goes "
                + "going take took taking need want try make makes mean means say says said tell know think happen happens "
                + "happened ask really only too anything now stop stops stopped stopping "
                + "night nights morning mornings evening evenings"
        ),
        (
            .measure,
            "how why when where what which who often long much many soon far come abouts more exactly roughly chance chances odds "
                + "likely likelihood sure certain quickly fast early late old bad good big"
        ),
        // What may be asked of a drug, a scan, an exercise and much else.
        (
            .aspect,
            "side effect effects risk risks danger dangers dangerous harm harms harmful hurt hurts painful work works working "
                + "given done safe safely safer alternative alternatives option options start starting last lasts downside "
                + "downsides pros cons evidence proof often long"
        ),
        // Thanks and greetings are no prefatory words: they may be all that is meant.
        (
            .prefatory,
            "ok okay oh ah hmm hm well right so and but also or then now just anyway sorry fair enough fine alright all i see "
                + "get it got that thats understood a the my one more other another next last quick question thing things "
                + "back to me on topic subject off moving please yeah yes actually again too"
        ),
    ]

    /// A word of a question that may be about anything: "how often", "where abouts", "what are the odds".
    func isMeasure(_ token: Int) -> Bool { has(.measure, token) }

    /// The words as they were typed, from the first to the last.
    var asTyped: String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return String(Substring(typed(Int(first.range.lowerBound)..<Int(last.range.upperBound))))
    }
}
