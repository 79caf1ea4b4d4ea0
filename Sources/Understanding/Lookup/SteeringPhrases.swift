import Playbook

/// The phrases that steer a conversation, as they are read: those of the helper's cues, and those that name an option by
/// its number. To read them takes as long as some turns, so that whoever compiles a playbook does.
public struct SteeringPhrases: Sendable, Equatable {
    /// For each cue, in the order of all, its phrases.
    public let ofCues: [PhraseSet]
    /// The phrases of all cues, and behind them those of each number: "the second one", "number two".
    public let all: PhraseSet
    /// The words that phrases of cues begin with.
    public let firsts: PhraseFirsts

    /// None.
    init() { self.init([], numbers: []) }

    init(_ helper: Helper, _ reader: Reader) {
        let phrases = { PhraseSet(reader.phrases($0)) }
        let numbers = Self.numberWords.enumerated().map { index, words in
            ["\(index + 1)", "number \(index + 1)", "option \(index + 1)"]
                + words.flatMap { [$0, "the \($0)", "\($0) one", "the \($0) one", "number \($0)", "option \($0)"] }
        }
        self.init(Cue.allCases.map { phrases(helper.cues[$0] ?? []) }, numbers: numbers.map(phrases))
    }

    private init(_ ofCues: [PhraseSet], numbers: [PhraseSet]) {
        self.ofCues = ofCues
        all = PhraseSet(joining: ofCues + numbers)
        firsts = PhraseFirsts(ofCues)
    }

    /// How many options can be named by their number.
    public static var numbers: Int { numberWords.count }

    /// English numerals as people name an option; a menu has nine.
    private static let numberWords = [
        ["first", "one", "1st", "top one"], ["second", "two", "2nd"], ["third", "three", "3rd"],
        ["fourth", "four", "4th"], ["fifth", "five", "5th"], ["sixth", "six", "6th"], ["seventh", "seven", "7th"],
        ["eighth", "eight", "8th"], ["ninth", "nine", "9th"],
    ]
}

extension SteeringPhrases: Kept {
    func write(to writer: inout ModelWriter) {
        for set in ofCues { set.write(to: &writer) }
        all.write(to: &writer)
        firsts.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        var ofCues: [PhraseSet] = []
        for _ in Cue.allCases { ofCues.append(try PhraseSet(from: &reader)) }
        self.ofCues = ofCues
        all = try PhraseSet(from: &reader)
        firsts = try PhraseFirsts(from: &reader)
    }
}
