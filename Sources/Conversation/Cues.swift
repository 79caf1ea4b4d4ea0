import Playbook
import Understanding

/// The steering phrases of `helper.yaml`, and those of numbers, as utterances are held against them.
///
/// One thing to hold: every turn asks it several times.
final class Cues: Sendable {
    private let phrases: SteeringPhrases

    init(_ phrases: SteeringPhrases) { self.phrases = phrases }

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
        Openers(marks: understander.setsBegun(in: utterance, of: phrases.firsts))
    }

    func whole(_ utterance: Utterance, _ understander: Understander) -> Whole {
        Whole(marks: understander.sets(with: utterance, in: phrases.all))
    }

    subscript(cue: Cue) -> PhraseSet { phrases.ofCues[cue.place] }

    /// Several numbers and nothing else but what joins them: "1 and 3".
    func numbers(_ utterance: Utterance) -> [Int]? {
        guard utterance.hasNumber else { return nil }
        var found: [Int] = []
        for at in utterance.tokens.indices {
            let word = utterance.text(at)
            if let number = Int(word), (1...SteeringPhrases.numbers).contains(number) {
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
