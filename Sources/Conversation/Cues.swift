import Playbook
import Understanding

/// The steering phrases of `helper.yaml` and those the engine itself reads, compiled once.
struct Cues: Sendable {
    /// By the place of the cue among all.
    private let sets: [PhraseSet?]
    /// The phrases of all cues, and behind them those of numbers: "the second one", "number two".
    private let all: PhraseSet
    /// The words that phrases of cues begin with.
    private let firsts: PhraseFirsts

    init(_ helper: Helper, _ understander: Understander) {
        sets = Cue.allCases.map { cue in helper.cues[cue].map { understander.phrases($0) } }
        let numbers: [PhraseSet?] = Self.numberWords.enumerated().map { index, words in
            understander.phrases(
                ["\(index + 1)", "number \(index + 1)", "option \(index + 1)"]
                    + words.flatMap { [$0, "the \($0)", "\($0) one", "the \($0) one", "number \($0)", "option \($0)"] })
        }
        all = PhraseSet(joining: sets + numbers)
        firsts = PhraseFirsts(sets)
    }

    /// What an utterance is wholly: a cue, or the number of an option.
    struct Whole {
        fileprivate var marks: UInt64

        func isOne(of cue: Cue) -> Bool { marks >> UInt64(cue.place) & 1 == 1 }

        /// The number that it names, from 1.
        var number: Int? {
            let numbers = marks >> UInt64(Cue.allCases.count)
            return numbers == 0 ? nil : numbers.trailingZeroBitCount + 1
        }
    }

    /// The cues that a word of an utterance may begin a phrase of.
    struct Openers {
        fileprivate var marks: UInt64

        func has(_ cue: Cue) -> Bool { marks >> UInt64(cue.place) & 1 == 1 }
    }

    func openers(_ utterance: Utterance, _ understander: Understander) -> Openers {
        Openers(marks: understander.setsBegun(in: utterance, of: firsts))
    }

    func whole(_ utterance: Utterance, _ understander: Understander) -> Whole {
        Whole(marks: understander.sets(with: utterance, in: all))
    }

    /// English numerals as people name an option; a menu has nine.
    private static let numberWords = [
        ["first", "one", "1st", "top one"], ["second", "two", "2nd"], ["third", "three", "3rd"],
        ["fourth", "four", "4th"], ["fifth", "five", "5th"], ["sixth", "six", "6th"], ["seventh", "seven", "7th"],
        ["eighth", "eight", "8th"], ["ninth", "nine", "9th"],
    ]

    subscript(cue: Cue) -> PhraseSet? { sets[cue.place] }

    /// Several numbers and nothing else but what joins them: "1 and 3".
    func numbers(_ utterance: Utterance) -> [Int]? {
        guard utterance.hasNumber else { return nil }
        var found: [Int] = []
        for at in utterance.tokens.indices {
            let word = utterance.text(at)
            if let number = Int(word), (1...Self.numberWords.count).contains(number) {
                if !found.contains(number) { found.append(number) }
            } else if !Self.joints.contains(word) {
                return nil
            }
        }
        return found.count > 1 ? found : nil
    }

    private static let joints = ["and", "then", "number", "numbers", "option", "options", "plus", "also", "both"]
}

extension Cue {
    /// The place among all cases: they have no values, so that this is the byte they are kept as.
    fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
