extension Utterance {
    /// What is left once the words around it are gone: "hello, sorry to bother you but can I fly? thanks in advance" is
    /// "can I fly". All of it where nothing else would be left.
    var gist: Utterance { gist(besides: []) }

    /// - Parameter told: sentences that say nothing but who asks ("I'm a midwife", "we live in Fife"): what they say was
    ///   taken up, and where there is more it is about that.
    func gist(besides told: [Range<Int>]) -> Utterance {
        let opened = opened
        var kept = stated(from: opened, besides: told)
        if let last = kept.last { kept[kept.count - 1] = closed(last) }
        let words = kept.reduce(0) { $0 + $1.count }
        // "Sorry for swearing. thanks" is a courtesy throughout.
        guard words > 0, words > Self.fewWords || !has(.marksFrame, kept[0].lowerBound) else {
            return opened == 0 ? self : slice(opened..<tokens.count)
        }
        guard words < tokens.count else { return self }
        return kept.count == 1 ? slice(kept[0]) : keeping { at in kept.contains { $0.contains(at) } }
    }

    /// Some words without framing clauses that open them: "hello, would a fall hurt" asks as "would a fall hurt" does.
    func unframed(_ words: Range<Int>) -> Range<Int> {
        var first = words.lowerBound
        for at in words.dropFirst() where tokens[at].before != .none {
            guard isFrame(first..<at) else { break }
            first = at
        }
        return first..<words.upperBound
    }

    /// A clause of framing words, one of them sure.
    private func isFrame(_ clause: Range<Int>) -> Bool {
        clause.allSatisfy { has(.frame, $0) } && clause.contains { has(.marksFrame, $0) }
    }

    /// The first word behind clauses that only lead up to something: "ok. so back to me, who checks it".
    private var opened: Int {
        var first = 0
        for at in tokens.indices.dropFirst() where tokens[at].before != .none {
            guard (first..<at).allSatisfy({ has(.prefatory, $0) }) else { break }
            first = at
        }
        return first
    }

    /// The clauses from a word on that are more than a frame, the first without what opens it.
    private func stated(from first: Int, besides told: [Range<Int>]) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = first
        for at in first..<tokens.count where at + 1 == tokens.count || tokens[at + 1].before != .none {
            let clause = start..<at + 1
            start = at + 1
            if told.contains(where: { $0.overlaps(clause) }) { continue }
            // "Thanks, I'll pass that on" gives thanks.
            if isFrame(clause), !clauses.isEmpty || !has(.takesLeave, clause.lowerBound) || goesOnToAsk(start) {
                continue
            }
            if let last = clauses.last, last.upperBound == clause.lowerBound {
                clauses[clauses.count - 1] = last.lowerBound..<clause.upperBound
            } else {
                clauses.append(clauses.isEmpty ? behindOpening(clause) : clause)
            }
        }
        return clauses
    }

    /// What follows thanks is a question, or so short that it is a heading.
    private func goesOnToAsk(_ at: Int) -> Bool {
        1...Self.heading ~= tokens.count - at || asks
    }

    /// "Hiya hun", "sorry to bother you but", "please can you tell me if": words that greet, and framing words up to one
    /// that hands over.
    private func behindOpening(_ clause: Range<Int>) -> Range<Int> {
        var end = clause.lowerBound
        if has(.marksFrame, end) { while end < clause.upperBound, has(.greets, end) { end += 1 } }
        // "Hello there helper" only greets.
        if end + 1 >= clause.upperBound { return clause }
        for at in clause.prefix(Self.longestOpening) {
            guard has(.frame, at) else { break }
            if has(.handsOver, at) { end = max(end, at + 1) }
        }
        guard end > clause.lowerBound, saysMore(end..<clause.upperBound) else { return clause }
        for word: StaticString in ["me", "if", "whether"] where says(word, at: end) && end + 1 < clause.upperBound {
            end += 1
        }
        return end..<clause.upperBound
    }

    /// "… thanks so much", "… please help": framing words from one on that takes leave.
    private func closed(_ clause: Range<Int>) -> Range<Int> {
        var end = clause.upperBound
        for at in clause.reversed() {
            guard has(.frame, at) else { break }
            if has(.takesLeave, at) { end = at }
        }
        // "Is there any help": asked for, and no leave is taken.
        let isLeave = (end..<clause.upperBound).contains { has(.marksFrame, $0) }
        return isLeave && saysMore(clause.lowerBound..<end) ? clause.lowerBound..<end : clause
    }

    /// Thanks for what is yet to come are never all that is meant.
    var thanksAhead: Bool { tokens.indices.contains { says("in advance", at: $0) } }

    /// There is a word that is no framing one.
    private func saysMore(_ words: Range<Int>) -> Bool { words.contains { !has(.frame, $0) } }

    private static let longestOpening = 12
    private static let heading = 4
    /// So few words that begin as a courtesy are one.
    private static let fewWords = 3

    private static let greetings =
        "hi hello hey hiya dear greetings thank thanks ta cheers tia sorry please pls plz hope hopefully welcome regards "
        + "grateful gratefully appreciated appreciate wondering wondered wonder silly stupid daft dumb rambling ramble rant "
        + "x xx xxx lol haha tbh ngl advice question questions sense"

    /// What the words of these lists do.
    static let framingLists: [(WordClass, String)] = [
        ([.frame, .marksFrame], greetings),
        (
            .frame,
            "oh ah hmm right yes yeah no now there hun hon love all everyone everybody folks guys ladies "
                + "team sir madam good morning afternoon evening you u in advance so much very many kind kindly best "
                + "wishes for your time help reading listening replying any some idea ideas thoughts received "
                + "would be is it really to bother trouble ask asking asked if whether this a an obvious basic "
                + "quick random simple but can could someone somebody anyone me right place make makes i am was "
                + "just only wanted want like need know tell may might let ha long message post ok okay um er well "
                + "the my that sounds of"
        ),
        (.greets, "hi hello hey hiya there hun hon love all everyone everybody folks guys ladies team sir madam dear"),
        (.handsOver, "but wondering wonder wondered ask know tell question"),
        (.takesLeave, "thank thanks ta cheers tia please pls plz sorry x xx xxx lol haha ha tbh ngl regards any"),
    ]
}
