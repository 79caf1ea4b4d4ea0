import Playbook

/// Where a sentence speaks of a time that is over.
///
/// A far-past marker holds for the stretch it stands in, up to a contrast or "and now"; it holds for nothing where the
/// thing goes on: "again", "still", "has come back". A near-past marker, or words that say it is over, leave a doubt.
enum PastTime {
    private static let far = CuePhrases([
        "years ago", "year ago", "years back", "decades ago", "long time ago", "ages ago", "last pregnancy",
        "previous pregnancy", "first pregnancy", "second pregnancy", "earlier pregnancy", "in my first",
        "with my first",
        "with my last", "with my second", "after my first", "after my last", "after my second", "after my previous",
        "during my first", "during my last", "used to", "as a child", "as a kid", "as a teenager", "as a baby",
        "in the past", "in my past", "back in", "history of", "hx of", "previously", "in childhood", "last year",
        "in my teens", "in my twenties", "when i had my first", "once had", "last winter",
        "last summer", "last spring", "last autumn", "last christmas", "last time", "last birth", "last labour",
    ])

    private static let near = CuePhrases([
        "last week", "last month", "weeks ago", "months ago", "month ago", "week ago", "a while ago", "a while back",
        "the other week", "weeks back", "months back", "at the time", "earlier this year",
    ])

    private static let over = CuePhrases([
        "gone now", "has gone away", "have gone away", "went away", "gone away", "cleared up", "better now", "fine now",
        "ok now", "okay now", "was fine", "were fine", "was fixed", "has settled", "have settled", "settled down",
        "has stopped now", "is fine", "are fine", "wore off", "worn off", "went off", "all checked out", "all clear",
        "has healed",
        "have healed", "is healed", "are healed", "weaned me off", "came off them",
    ])

    static func scopes(_ shape: SentenceShape, isOwn: (Int) -> Bool) -> [Scope] {
        var scopes: [Scope] = []
        func add(_ cue: Range<Int>, isDoubt: Bool) {
            guard !cue.allSatisfy(isOwn), !goesOn(after: cue, shape) else { return }
            scopes.append(Scope(screen: .past, cue: cue, words: shape.stretch(about: cue.lowerBound), isDoubt: isDoubt))
        }
        for cue in far.find(in: shape.utterance, shape.words) + whenIWas(shape) + years(shape) {
            add(cue, isDoubt: false)
        }
        for cue in near.find(in: shape.utterance, shape.words) {
            let stretch = shape.stretch(about: cue.lowerBound)
            guard stretch.contains(where: { shape.has(.pastVerb, at: $0) }),
                !stretch.contains(where: { shape.has(.present, at: $0) })
            else { continue }
            add(cue, isDoubt: true)
        }
        for cue in over.find(in: shape.utterance, shape.words)
        where !cue.allSatisfy(isOwn) && !goesOn(after: cue, shape) {
            scopes.append(Scope(screen: .past, cue: cue, words: shape.words, isDoubt: true))
        }
        return scopes
    }

    /// "When I was pregnant", "when I was ten": long gone; "when I was lifting her" is not.
    private static func whenIWas(_ shape: SentenceShape) -> [Range<Int>] {
        shape.words.compactMap { at in
            guard shape.text(at) == "when", shape.has(.subject, at: at + 1), shape.text(at + 2) == "was",
                shape.has(.ageOrState, at: at + 3) || shape.words.contains(at + 3) && shape.utterance.isNumber(at + 3)
            else { return nil }
            return at..<at + 4
        }
    }

    /// "In 2015".
    private static func years(_ shape: SentenceShape) -> [Range<Int>] {
        shape.words.compactMap { at in
            let year = shape.text(at + 1)
            guard shape.text(at) == "in", year.utf8.count == 4, year.hasPrefix("19") || year.hasPrefix("20"),
                year.utf8.allSatisfy({ $0 < 0x3A })
            else { return nil }
            return at..<at + 2
        }
    }

    private static func goesOn(after cue: Range<Int>, _ shape: SentenceShape) -> Bool {
        (cue.upperBound..<max(cue.upperBound, shape.words.upperBound)).contains { at in
            guard shape.has(.goesOn, at: at) else { return false }
            return shape.text(at) != "back" || ["come", "came", "comes", "coming", "it"].contains(shape.text(at - 1))
        }
    }
}
