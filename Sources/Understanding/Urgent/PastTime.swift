import Playbook

/// Where a sentence speaks of a time that is over.
///
/// A far-past marker holds for the stretch it stands in, up to a contrast or "and now"; it holds for nothing where the
/// thing goes on: "again", "still", "has come back". A near-past marker, or words that say it is over, leave a doubt.
enum PastTime {
    private static let far = CuePhrases(
        .beginsFar,
        [
            "years ago", "year ago", "years back", "decades ago", "long time ago", "ages ago", "last pregnancy",
            "previous pregnancy", "first pregnancy", "second pregnancy", "earlier pregnancy", "in my first",
            "with my first",
            "with my last", "with my second", "after my first", "after my last", "after my second", "after my previous",
            "during my first", "during my last", "used to", "as a child", "as a kid", "as a teenager", "as a baby",
            "in the past", "in my past", "history of", "hx of", "previously", "in childhood", "last year",
            "in my teens", "in my twenties", "when i had my first", "had my first", "weaned my first", "my first baby",
            "once had", "last winter",
            "last summer", "last spring", "last autumn", "last christmas", "last time", "last birth", "last labour",
            "long ago", "back in the spring", "back in the summer", "back in the autumn", "back in the winter",
            "back in spring", "back in summer", "back in autumn", "back in winter", "back in my", "growing up",
            "at school",
            "in my youth", "once before", "in a past life", "years before",
        ])

    private static let near = CuePhrases(
        .beginsNear,
        [
            "last week", "last month", "weeks ago", "months ago", "month ago", "week ago", "a while ago",
            "a while back",
            "the other week", "weeks back", "months back", "at the time", "earlier this year", "days later",
            "weeks later", "months later", "years later", "fortnight ago", "fortnight back", "in the spring",
            "in the summer", "in the autumn", "in the winter", "over the summer",
            "over christmas", "in january", "in february", "in march", "in april", "in june", "in july",
            "in august", "in september", "in october", "in november", "in december",
        ])

    private static let over = CuePhrases(
        .beginsOver,
        [
            "gone now", "has gone away", "have gone away", "went away", "gone away", "cleared up", "better now",
            "fine now",
            "ok now", "okay now", "was fine", "were fine", "was fixed", "has settled", "have settled", "settled down",
            "has stopped now", "is fine", "are fine", "wore off", "worn off", "went off", "all checked out",
            "all clear",
            "has healed",
            "have healed", "is healed", "are healed", "healthy boy", "healthy girl", "healthy baby", "no harm done",
            "recovered", "weaned me off", "came off them", "behind me", "sorted now", "all sorted", "fine since",
            "ok since",
            "fine after", "gone in a minute", "gone in minutes", "gone by morning", "gone by the morning",
        ])

    /// "After my first tablet" is no first baby.
    private static let medicines: StaticString =
        "bone tablet tablets injection jab dose infusion drip pill pen patch shot"

    /// What everything of a past time begins with, but for years, which are numbers.
    static let cues: WordClass = [.beginsFar, .beginsNear, .beginsOver, .clause]

    /// The words that these turns of phrase begin with.
    static var lists: [(WordClass, String)] {
        [(.beginsFar, far.firstWords), (.beginsNear, near.firstWords), (.beginsOver, over.firstWords)]
    }

    static func scopes(_ shape: SentenceShape, isOwn: (Int) -> Bool) -> [Scope] {
        var scopes: [Scope] = []
        func add(_ cue: Range<Int>, isDoubt: Bool) {
            guard !cue.allSatisfy(isOwn), !goesOn(after: cue, shape) else { return }
            scopes.append(Scope(screen: .past, cue: cue, words: shape.stretch(about: cue.lowerBound), isDoubt: isDoubt))
        }
        func addFar(_ cues: [Range<Int>]) {
            for cue in cues where !shape.says(medicines, at: cue.upperBound) { add(cue, isDoubt: false) }
        }
        addFar(far.find(in: shape))
        addFar(whenIWas(shape))
        addFar(years(shape))
        for cue in near.find(in: shape)
        where !cue.allSatisfy(isOwn) && !goesOn(after: cue, shape) {
            let clause = shape.clause(about: cue.lowerBound)
            guard clause.contains(where: { shape.has(.pastVerb, at: $0) }),
                !clause.contains(where: { shape.has(.present, at: $0) })
            else { continue }
            scopes.append(Scope(screen: .past, cue: cue, words: clause, isDoubt: true))
        }
        for cue in over.find(in: shape)
        where !cue.allSatisfy(isOwn) && !goesOn(after: cue, shape) {
            let told = shape.words.lowerBound..<shape.stretch(about: cue.lowerBound).upperBound
            scopes.append(Scope(screen: .past, cue: cue, words: told, isDoubt: true))
        }
        return scopes
    }

    /// "When I was pregnant", "while she was expecting": long gone; "when I was lifting her" is not.
    private static func whenIWas(_ shape: SentenceShape) -> [Range<Int>] {
        guard shape.kinds.contains(.clause) else { return [] }
        var found: [Range<Int>] = []
        for at in shape.words where shape.utterance.has(.clause, at) {
            guard shape.has(.subject, at: at + 1), shape.says("when while whilst", at: at),
                shape.says("was", at: at + 2),
                shape.has(.ageOrState, at: at + 3) || shape.words.contains(at + 3) && shape.utterance.isNumber(at + 3)
            else { continue }
            found.append(at..<at + 4)
        }
        return found
    }

    /// "In 2015".
    private static func years(_ shape: SentenceShape) -> [Range<Int>] {
        var found: [Range<Int>] = []
        // "In the spring" begins with it too.
        guard shape.kinds.contains(.beginsNear) else { return found }
        for at in shape.words.dropLast() where shape.utterance.has(.beginsNear, at) && shape.utterance.isNumber(at + 1)
        {
            let year = shape.utterance.bytes(at + 1)
            guard shape.says("in", at: at), year.count == 4, year.allSatisfy({ $0 < 0x3A }),
                year.starts(with: "19".utf8) || year.starts(with: "20".utf8)
            else { continue }
            found.append(at..<at + 2)
        }
        return found
    }

    private static func goesOn(after cue: Range<Int>, _ shape: SentenceShape) -> Bool {
        (cue.upperBound..<max(cue.upperBound, shape.words.upperBound)).contains { at in
            guard shape.has(.goesOn, at: at) else { return false }
            // "I still think of her": what goes on is the memory.
            if shape.says("think miss remember wonder worry talk dream", at: at + 1) {
                return false
            }
            return !shape.says("back", at: at) || shape.says("come came comes coming it", at: at - 1)
        }
    }
}
