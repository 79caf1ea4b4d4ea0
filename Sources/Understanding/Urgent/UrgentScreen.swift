import Playbook

/// Looks for urgent signs: every sign of every urgent topic, in every sentence.
struct UrgentScreen: Sendable {
    /// A sign that stands in a sentence, and what became of it.
    struct Match: Sendable {
        var topic: Int
        var sign: Int
        var sentence: Int
        /// `nil` where the sign is held back.
        var level: UrgentLevel?
        /// What held it back or left a doubt.
        var scopes: [Scope]
        var aboutOther: Bool
        /// It stands in words that are spelt wrong, as they may have been meant.
        var isReread = false
        /// The whole message sounds too mild for it: see `Understander.weighed`.
        var isOutweighed = false
    }

    private let set: RuleSet<(topic: Int, sign: Int)>
    private let signs: [UrgentCard.Sign]
    private let precedences: [Int]
    /// The concept of turns of phrase that say nothing of the body; -1 where there is none.
    let idiom: Int32

    /// The patterns of a playbook's signs, in the order of the rules.
    static func patterns(_ playbook: Playbook) -> [Pattern] {
        playbook.topics.flatMap { ($0.card?.signs ?? []).map(\.pattern) }
    }

    /// - Parameter rules: those of this very playbook.
    init(_ rules: CompiledRules, _ playbook: Playbook, _ reader: Reader) throws(ModelError) {
        idiom = reader.concepts.number(of: Self.idiomName) ?? -1
        precedences = playbook.topics.map { $0.card?.precedence ?? 0 }
        signs = playbook.topics.flatMap { $0.card?.signs ?? [] }
        let owners = playbook.topics.enumerated().flatMap { topic, entry in
            (entry.card?.signs ?? []).indices.map { (topic: topic, sign: $0) }
        }
        set = try RuleSet(rules.signs, of: rules.marks, owners)
    }

    /// "could murder a tea", "fell in love".
    static let idiomName = "idiom"

    /// The urgent topics of an utterance, gravest first, then by precedence, then by topic.
    ///
    /// - Parameters:
    ///   - heard: the one that the words sound like, by what was learnt. It stands beside no sign of another topic unless
    ///     it is far likelier.
    ///   - likely: for each topic how likely it is by what was learnt. A topic far less likely than another one is a rule
    ///     that fired on words of that other one: more so, if it is the graver of the two.
    func findings(_ matches: [Match], and heard: UrgentFinding?, likely: (Int) -> Float) -> [UrgentFinding] {
        var all = findings(matches)
        if all.isEmpty, heard == nil { return all }
        if let heard,
            all.allSatisfy({ $0.topic == heard.topic || likely($0.topic) < likely(heard.topic) * Self.farLess })
        {
            all.removeAll { $0.topic == heard.topic && $0.level <= heard.level }
            all.append(heard)
        }
        return sorted(all).filter { found in
            !all.contains {
                // What stands in the words and may cost a life gives way to no mere sound of them.
                if found.level == .emergency, found.sign >= 0, $0.sign < 0 { return false }
                let isWeaker = $0.level < found.level || $0.sign < 0
                return likely(found.topic) < likely($0.topic) * (isWeaker ? Self.leastLikely : Self.farLess)
            }
        }
    }

    /// A topic so many times less likely gives way to a sign that is as grave.
    private static let farLess: Float = 0.02
    /// It gives way even to a sign less grave, or to what the words only sound like.
    private static let leastLikely: Float = 0.002

    private func findings(_ matches: [Match]) -> [UrgentFinding] {
        var best: [UrgentFinding] = []
        for match in matches {
            guard let level = match.level else { continue }
            let finding = UrgentFinding(
                topic: match.topic, level: level, sign: match.sign, aboutOther: match.aboutOther)
            if let at = best.firstIndex(where: { $0.topic == match.topic }) {
                if (best[at].level, -best[at].sign) < (level, -match.sign) { best[at] = finding }
            } else {
                best.append(finding)
            }
        }
        return best
    }

    private func sorted(_ findings: [UrgentFinding]) -> [UrgentFinding] {
        findings.sorted {
            if $0.level != $1.level { return $0.level > $1.level }
            return (precedences[$0.topic], $0.topic) < (precedences[$1.topic], $1.topic)
        }
    }

    /// Every sign that stands in the words, held back or not.
    ///
    /// - Parameters:
    ///   - bytes: only signs with a word at these bytes of the text as it was typed; `nil` for all.
    func matches(
        _ utterance: Utterance, _ occurrences: Occurrences, situation: Situation, through bytes: Range<Int32>? = nil
    ) -> [Match] {
        var found: [Match] = []
        // A sign that fired beyond doubt is not looked for again.
        var done: [Int] = []
        set.eachSentence(of: utterance, occurrences) { number, sentence, candidates in
            let shape = SentenceShape(
                utterance: utterance, words: utterance.unframed(sentence.words), isQuestion: sentence.isQuestion,
                isParted: true)
            let words = Int32(shape.words.lowerBound)..<Int32(shape.words.upperBound)
            let matcher = Matcher(parts: set.parts, occurrences: occurrences, words: words)
            for rule in candidates.lazy.map(Int.init) where !done.contains(rule) {
                guard
                    let place = matcher.matches(set.rules[rule], within: Self.farthest)
                        ? shape : part(of: shape, with: rule, occurrences)
                else { continue }
                let words = Int32(place.words.lowerBound)..<Int32(place.words.upperBound)
                if let bytes, !isMade(rule, of: bytes, matcher, utterance) { continue }
                var match = judge(
                    rule, Matcher(parts: set.parts, occurrences: occurrences, words: words), place, situation)
                match.sentence = number
                if match.level != nil, match.scopes.isEmpty { done.append(rule) }
                found.append(match)
            }
        }
        return found
    }

    private func isMade(_ rule: Int, of bytes: Range<Int32>, _ matcher: Matcher, _ utterance: Utterance) -> Bool {
        matcher.touched(by: set.rules[rule]).contains { words in
            words.contains { utterance.tokens[Int($0)].range.overlaps(bytes) }
        }
    }

    /// Words of one sign stand near each other; in a long story words far apart are about other things.
    private static let farthest = 24

    /// The stretch of a sentence that holds a sign by itself: what stands on the other side of a "but" excuses nothing.
    private func part(of shape: SentenceShape, with rule: Int, _ occurrences: Occurrences) -> SentenceShape? {
        var first = shape.words.lowerBound
        while first < shape.words.upperBound {
            let stretch = shape.stretch(about: first)
            first = stretch.upperBound
            guard stretch.count < shape.words.count else { return nil }
            let matcher = Matcher(
                parts: set.parts, occurrences: occurrences, words: Int32(stretch.lowerBound)..<Int32(stretch.upperBound)
            )
            if matcher.matches(set.rules[rule], within: Self.farthest) { return shape.narrowed(to: stretch) }
        }
        return nil
    }

    /// Whether a sign that stands in a sentence counts, and at what level.
    private func judge(_ rule: Int, _ matcher: Matcher, _ shape: SentenceShape, _ situation: Situation) -> Match {
        let sign = signs[rule]
        // Most sentences have no word that it matters for.
        lazy var touched = matcher.touched(by: set.rules[rule])
        func isOwn(_ at: Int) -> Bool { touched.contains { $0.contains(Int32(at)) } }
        var scopes: [Scope] = []
        if !sign.evenIf.contains(.negated) { scopes = Negation.scopes(shape, isOwn: isOwn) }
        if !sign.evenIf.contains(.past) { scopes += PastTime.scopes(shape, isOwn: isOwn) }
        if !sign.evenIf.contains(.hypothetical) { scopes += Supposition.scopes(shape, isOwn: isOwn) }
        var match = Match(
            topic: set.owners[rule].topic, sign: set.owners[rule].sign, sentence: 0, level: level(of: sign, situation),
            scopes: [], aboutOther: AboutOther.holds(shape))
        guard !scopes.isEmpty else { return match }
        func stands(outside scopes: [Scope]) -> Bool {
            guard !scopes.isEmpty else { return true }
            var open = matcher
            open.hidden = Array(repeatElement(false, count: shape.words.count))
            for scope in scopes {
                for at in scope.words where !scope.cue.contains(at) { open.hidden[at - shape.words.lowerBound] = true }
            }
            return open.matches(set.rules[rule])
        }
        if !stands(outside: scopes.filter { !$0.isDoubt }) {
            match.scopes = scopes.filter { !$0.isDoubt && !stands(outside: [$0]) }
            if match.scopes.isEmpty { match.scopes = scopes.filter { !$0.isDoubt } }
            match.level = nil
        } else if !stands(outside: scopes) {
            match.scopes = scopes.filter(\.isDoubt)
            match.level = .ask
        }
        return match
    }

    /// The sign's level in a situation.
    private func level(of sign: UrgentCard.Sign, _ situation: Situation) -> UrgentLevel {
        sign.levelIf.first { situation.meets($0.when) }?.level ?? sign.level
    }
}
