import Playbook

/// How some words were understood, step by step, as plain values. Topics are indices into `Playbook.topics`.
public struct Explanation: Sendable, Equatable {
    public var words: [Word] = []
    public var concepts: [Concept] = []
    public var slots: [SlotFinding] = []
    /// Turns of phrase that would take the urgency from a sign among their words.
    public var scopes: [Screen] = []
    public var signs: [Sign] = []
    public var patterns: [Pattern] = []
    /// The likeliest plain topics, best first, at most eight; after them the one that was asked about.
    public var topics: [Topic] = []
    public var limits = Limits()
    /// The probability that the message belongs to an urgent topic at all.
    public var urgentProbability: Float = 0
    public var interpretation = Interpretation()
    /// What the topic that was asked about lacked; `nil` where none was.
    public var lack: Lack?

    /// A word as it was read.
    public struct Word: Sendable, Equatable {
        /// As it was read: lower case, spelt right.
        public var text: String
        /// As it was typed.
        public var typed: String
        public var origin: Utterance.Origin
        /// It begins a sentence.
        public var startsSentence: Bool
        /// The playbook uses it.
        public var isKnown: Bool
    }

    /// A concept and the words it was found in: a range of `words`.
    public struct Concept: Sendable, Equatable {
        public var name: String
        public var words: Range<Int>
    }

    /// An urgent sign that stands in the words.
    public struct Sign: Sendable, Equatable {
        public var topic: Int
        /// Its place in the topic's list.
        public var sign: Int
        /// `nil` where it was held back.
        public var level: UrgentLevel?
        /// What held it back, or left a doubt.
        public var screens: [Screen]
        /// The whole message sounds too mild for it: it only asks, or is held back.
        public var isOutweighed: Bool
    }

    /// A turn of phrase that takes the urgency from some words; ranges of `words`.
    public struct Screen: Sendable, Equatable {
        public var screen: UrgentCard.Sign.Screen
        public var cue: Range<Int>
        public var words: Range<Int>
        /// It asks the safety question instead of holding the sign back.
        public var isDoubt: Bool
    }

    /// A topic's pattern that fired, or would have but for one thing.
    public struct Pattern: Sendable, Equatable {
        public var topic: Int
        /// Its place in the topic's list.
        public var pattern: Int
        /// What it lacked; empty where it fired.
        public var lacked: [String]
    }

    /// A topic's score and what it is the sum of.
    public struct Topic: Sendable, Equatable {
        public var topic: Int
        /// The raw score: the sum of `parts`.
        public var raw: Float
        /// 0 to 1, as `Reading.score`.
        public var share: Float
        /// By falling weight, either way.
        public var parts: [Part]
    }

    /// Something that speaks for a topic, or against it.
    public struct Part: Sendable, Equatable {
        /// What it is made of.
        public enum Kind: String, Sendable {
            case word, pair, concept
            /// What the words say together and none of them alone.
            case together
            /// Words of the message that the topic's examples never had.
            case absence
            /// Where the topic's score begins, before any word is looked at.
            case baseline
            /// The ask that comes nearest.
            case nearest
            case pattern
            /// What was talked about.
            case context
        }

        public var kind: Kind
        public var text: String
        public var weight: Float
    }

    /// Where shares become a verdict.
    public struct Limits: Sendable, Equatable {
        /// How far the best share must lead the next one's.
        public var answer: Float = 0
        public var offer: Float = 0
        public var suggest: Float = 0
        /// An urgent probability from which the safety question is asked.
        public var urgent: Float = 0
        /// One from which the topic's card is shown.
        public var certain: Float = 0
        /// The part of the best share from which what is out of scope is the verdict.
        public var refuse: Float = 0
        /// An urgent probability below which a sign asks instead of showing its card.
        public var mild: Float = 0
        /// One below which a sign that would only ask is held back.
        public var calm: Float = 0
    }

    /// What a topic would have needed.
    public struct Lack: Sendable, Equatable {
        public var topic: Int
        /// How far its raw score lies below the best plain topic's; 0 where it is the best.
        public var behind: Float
        /// Its ask that comes nearest; `nil` where none comes near.
        public var nearest: Part?
        /// What of the message speaks more for the best topic than for it, and by how much.
        public var against: [Part]
        /// The words and concepts that speak most for it and are not in the message.
        public var missing: [Part]
        /// Each of its patterns that did not fire, with what it lacked.
        public var patterns: [Pattern]
    }
}
