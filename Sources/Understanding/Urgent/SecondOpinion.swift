import Playbook

extension Understander {
    /// The safety question where an urgent topic sounds likely though no sign stands in the words, and its card where
    /// hardly anything else sounds so, whatever else stands in them.
    ///
    /// It hears only what is told: what is denied, long over or a mere turn of phrase says nothing about now. Whether a
    /// question asks about now or in general, the asks of all topics have taught it.
    ///
    /// - Parameter behind: the words read behind what was talked about: a few words that sound urgent only by themselves
    ///   ("and if he says no") belong to that.
    func secondOpinion(
        _ utterance: Utterance, _ ranking: Ranking, _ behind: @autoclosure () -> Ranking?,
        besides matches: [UrgentScreen.Match]
    ) -> UrgentFinding? {
        let isSign = matches.contains { $0.level != nil }
        let limits = ranker.model.calibration
        guard !isSign || ranking.urgent.probability >= limits.certain else { return nil }
        guard let told = screen.told(utterance), let heard = heard(told, of: utterance, ranking),
            !matches.contains(where: { $0.topic == heard.urgent.topic && ($0.level != .ask || !$0.scopes.isEmpty) })
        else { return isSign ? nil : doubted(ranking, matches) }
        // A few words that are plain behind what was talked about are no more than asked about.
        let isPlainBehind =
            utterance.tokens.count <= ContextWeights.few
            && behind().map { $0.urgent.probability * Self.calmOdds <= $0.calm } ?? false
        if isPlainBehind, heard.urgent.probability < Self.alarming { return nil }
        guard heard.urgent.probability >= limits.certain, !isPlainBehind else {
            return isSign ? nil : UrgentFinding(topic: heard.urgent.topic, level: .ask, sign: -1)
        }
        return UrgentFinding(
            topic: heard.urgent.topic, level: usualLevels[heard.urgent.topic], sign: -1,
            aboutOther: told.sentences.contains {
                AboutOther.holds(SentenceShape(utterance: told, words: $0.words, isQuestion: $0.isQuestion))
            })
    }

    /// What the words sound like that tell what is; `nil` where they say little or sound likelier to be plain.
    private func heard(_ told: Utterance, of utterance: Utterance, _ ranking: Ranking) -> Ranking? {
        let isWhole = told.tokens.count == utterance.tokens.count
        guard told.tokens.count >= (isWhole ? Self.leastTold : Self.leastLeft) else { return nil }
        let heard = isWhole ? ranking : rank(told)
        return heard.telling >= Self.leastTelling && heard.urgent.probability >= ranker.model.calibration.urgent
            && heard.urgent.probability * Self.calmOdds > heard.calm ? heard : nil
    }

    /// The safety question where all the words together sound urgent, though some are denied or speak of a time that is
    /// over: "my back seized an hour ago, I had three fractures last year" tells of both, and so does "better if I had
    /// never been born". A sign of it that was held back stays so.
    private func doubted(_ ranking: Ranking, _ matches: [UrgentScreen.Match]) -> UrgentFinding? {
        let least = max(ranker.model.calibration.urgent, Self.likely)
        guard ranking.urgent.probability >= least, ranking.telling >= Self.leastTelling,
            !matches.contains(where: { $0.topic == ranking.urgent.topic })
        else { return nil }
        return UrgentFinding(topic: ranking.urgent.topic, level: .ask, sign: -1)
    }

    /// How many times likelier a plain topic must be to be believed: a needless question costs a turn, a missed sign more.
    private static let calmOdds: Float = 1.5
    /// So likely urgent by themselves, words are asked about whatever was talked about.
    private static let alarming: Float = 0.9
    /// Words some of which tell nothing of now sound urgent from here on.
    private static let likely: Float = 0.7
    /// Words that make a statement at least: "he hits me".
    private static let leastTold = 3
    /// Words that must be left where others are not told: "I had an" is the rest of a turn of phrase.
    private static let leastLeft = 4
    /// Telling features below which words say too little by themselves.
    private static let leastTelling = 2
}

extension UrgentScreen {
    /// The words that tell what is; `nil` where none do.
    func told(_ utterance: Utterance) -> Utterance? {
        let hits = utterance.hits
        let cues = Negation.cues.union(PastTime.cues)
        guard
            !utterance.kinds(of: utterance.tokens.indices).isDisjoint(with: cues) || utterance.hasNumber
                || hits.contains(where: { $0.concept == idiom })
        else { return utterance }
        var isHidden: [Bool] = []
        func hide(_ words: Range<Int>) {
            if isHidden.isEmpty { isHidden = [Bool](repeating: false, count: utterance.tokens.count) }
            for at in words { isHidden[at] = true }
        }
        func hide(_ scope: Scope) {
            hide(scope.words)
            hide(scope.cue)
        }
        for sentence in utterance.sentences {
            let shape = SentenceShape(
                utterance: utterance, words: sentence.words, isQuestion: sentence.isQuestion)
            for scope in Negation.scopes(shape, isOwn: { _ in false }) {
                if let denial = Self.denial(scope, shape) { hide(denial) }
            }
            for scope in PastTime.scopes(shape, isOwn: { _ in false }) { hide(scope) }
        }
        for hit in hits where hit.concept == idiom {
            hide(Int(hit.words.lowerBound)..<Int(hit.words.upperBound))
        }
        guard isHidden.contains(true) else { return utterance }
        guard isHidden.contains(false) else { return nil }
        return utterance.keeping { !isHidden[$0] }
    }

    /// "I have not fallen" denies, from its subject on; "he has not moved" may be the sign itself.
    private static func denial(_ scope: Scope, _ shape: SentenceShape) -> Scope? {
        let at = scope.cue.lowerBound
        guard shape.has(.not, at: at) else { return scope }
        let subject = (max(at - 3, shape.words.lowerBound)..<at).last {
            shape.says("i", at: $0) || shape.says("we", at: $0)
        }
        guard let subject else { return nil }
        var denial = scope
        denial.words = subject..<scope.words.upperBound
        return denial
    }
}

extension Utterance {
    /// Some of the words, with the sentences and concepts that are wholly among them.
    func keeping(_ isKept: (Int) -> Bool) -> Utterance {
        var part = Parts()
        part.forms = forms
        part.typed = typed
        part.isPlain = isPlain
        let tokens = tokens
        var places: [Int] = []
        places.reserveCapacity(tokens.count + 1)
        part.tokens.reserveCapacity(tokens.count)
        for at in tokens.indices {
            places.append(part.tokens.count)
            if isKept(at) {
                part.tokens.append(tokens[at])
            } else if at > 0, places[at] > places[at - 1] {
                part.tokens[places[at] - 1].joined = -1
            }
        }
        places.append(part.tokens.count)
        if !part.tokens.isEmpty, places[tokens.count] > places[tokens.count - 1] {
            part.tokens[part.tokens.count - 1].joined = -1
        }
        for sentence in sentences where places[sentence.words.upperBound] > places[sentence.words.lowerBound] {
            part.sentences.append(
                Sentence(
                    words: places[sentence.words.lowerBound]..<places[sentence.words.upperBound],
                    isQuestion: sentence.isQuestion))
        }
        part.hits.reserveCapacity(hits.count)
        for hit in hits {
            let (first, end) = (places[Int(hit.words.lowerBound)], places[Int(hit.words.upperBound)])
            if end - first == Int(hit.words.upperBound - hit.words.lowerBound) {
                part.hits.append(Hit(concept: hit.concept, words: Int32(first)..<Int32(end)))
            }
        }
        return Utterance(part)
    }
}
