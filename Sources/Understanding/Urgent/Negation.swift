import Playbook

/// Where a sentence denies something.
///
/// A negator holds forward: to a contrast ("but"), a new clause ("because"), a new subject ("it"), "and", or a comma
/// that no list goes on after; at most `reach` words. "Can not" and "will not" deny nothing: they are signs themselves.
enum Negation {
    /// Words a negator reaches over.
    static let reach = 7
    /// What every denial begins with.
    static let cues: WordClass = [.negator, .not, .rules]
    /// "Denies" heads a whole list.
    static let reachOfDenial = 30

    /// - Parameter isOwn: words that a sign is made of; a negator among them belongs to the sign.
    static func scopes(_ shape: SentenceShape, isOwn: (Int) -> Bool) -> [Scope] {
        var scopes: [Scope] = []
        if shape.kinds.isDisjoint(with: cues) { return scopes }
        for at in shape.words {
            guard !shape.utterance.tokens[at].classes.isDisjoint(with: cues), !isOwn(at) else { continue }
            let first: Int?
            if shape.has(.negator, at: at) {
                first = start(ofNegator: at, shape)
            } else if shape.has(.not, at: at) {
                first = start(ofNot: at, shape, isOwn)
            } else {
                first = shape.says("out", at: at + 1) ? at + 2 : nil
            }
            guard let first, first < shape.words.upperBound else { continue }
            let end = end(from: first, negator: at, shape)
            if end > first {
                scopes.append(Scope(screen: .negated, cue: at..<at + 1, words: first..<end, isDoubt: false))
            }
        }
        return scopes
    }

    private static func start(ofNegator at: Int, _ shape: SentenceShape) -> Int? {
        let next = at + 1
        guard next < shape.words.upperBound else { return nil }
        if shape.says("no", at: at) {
            // "No, my legs are numb": an answer, not a denial.
            if shape.isPause(before: next) || shape.has(.subject, at: next) || shape.has(.determiner, at: next) {
                return nil
            }
            if shape.says("longer", at: next) {
                let verb = shape.utterance.tokens[min(next + 1, shape.words.upperBound - 1)].classes
                let isInability =
                    verb.contains(.ability) || verb.contains(.opaque)
                    || shape.says("feel hold control move stand walk cope", at: next + 1)
                return isInability ? nil : next + 1
            }
            return shape.has(.harmless, at: next) ? nil : next
        }
        if shape.says("never", at: at) {
            // "Never been so numb" affirms.
            for near in next..<min(next + 5, shape.words.upperBound)
            where shape.says("so such like this worse", at: near) { return nil }
            return next
        }
        if shape.says("without", at: at) {
            // "Cannot sit without my legs going numb" affirms.
            for near in max(at - 7, shape.words.lowerBound)..<at
            where shape.has(.not, at: near) || shape.has(.negator, at: near) { return nil }
        }
        return next
    }

    private static func start(ofNot at: Int, _ shape: SentenceShape, _ isOwn: (Int) -> Bool) -> Int? {
        var next = at + 1
        while next < shape.words.upperBound, shape.has(.adverb, at: next), !shape.isPause(before: next) { next += 1 }
        guard next < shape.words.upperBound, !shape.has(.harmless, at: next) else { return nil }
        if shape.has(.auxiliaryDo, at: at - 1) {
            // "I do not want to die": the verb is the sign's own, and denied.
            if shape.has(.opaque, at: next), !isOwn(next) { return nil }
            return next
        }
        if shape.has(.ability, at: at - 1) {
            // "Cannot feel any numbness" denies; "cannot feel my legs" does not.
            let finds = shape.says("feel see find notice say", at: next)
            return finds && shape.says("any anything", at: next + 1) ? next + 1 : nil
        }
        return shape.has(.modal, at: at - 1) ? nil : next
    }

    private static func end(from first: Int, negator: Int, _ shape: SentenceShape) -> Int {
        let isDenial = shape.says("denies deny denied denying", at: negator)
        // "I don't think my legs are numb": the clause after an opinion is denied too.
        let passesSubjects = shape.has(.opinion, at: first)
        let limit = min(first + (isDenial ? reachOfDenial : reach), shape.words.upperBound)
        var at = first
        while at < limit {
            if at > first {
                if shape.has(.contrast, at: at) || shape.has(.clause, at: at) { break }
                if !passesSubjects, shape.has(.subject, at: at) { break }
                if !isDenial, shape.says("and", at: at) { break }
                if shape.isPause(before: at), !isListItem(at, shape) { break }
            }
            at += 1
        }
        return at
    }

    /// True where the words after a comma are one more item of a list and make no statement of their own.
    private static func isListItem(_ at: Int, _ shape: SentenceShape) -> Bool {
        if shape.has(.or, at: at) { return true }
        var place = at
        while place < shape.words.upperBound, place == at || !shape.isPause(before: place) {
            let kind = shape.utterance.tokens[place].classes
            if !kind.isDisjoint(with: [.subject, .determiner, .statement, .ability, .contrast, .present]) {
                return false
            }
            place += 1
        }
        return true
    }
}
