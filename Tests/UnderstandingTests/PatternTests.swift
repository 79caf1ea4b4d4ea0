import Playbook
import Testing

@testable import Understanding

@Suite struct PatternTests {
    private func matches(_ pattern: Pattern, _ text: String) -> Bool {
        var compiler = PatternCompiler(Small.understander.reader)
        let rule = compiler.compile(pattern)
        let utterance = Small.understander.read(text)
        let (parts, needs) = compiler.compiled
        let rules = CompiledRules(parts, needs, topics: [rule])
        let occurrences = Occurrences(utterance, rules.marks)
        let isMatched = Matcher(parts: parts, occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
            .matches(rule)
        // What a rule needs never says that it cannot match where it does; a pattern of what is not there needs nothing,
        // and nothing brings it up.
        if isMatched, needs.triggers(of: rule) != nil { #expect(rules.topics.candidates(occurrences) == [0]) }
        return isMatched
    }

    @Test func aWordMatchesItsInflectionsAndAnExactOneDoesNot() {
        #expect(matches(.word("baby"), "two babies"))
        #expect(!matches(.exact("baby"), "two babies"))
        #expect(matches(.exact("babies"), "two babies"))
    }

    @Test func aConceptMatchesItsPhrasesAndWhatItIncludes() {
        #expect(matches(.concept("feed"), "may i feed my baby"))
        #expect(matches(.concept("body"), "my thighs"))
        #expect(matches(.concept("loop"), "my feet"))
        #expect(!matches(.concept("feed"), "feed the cat. my baby"))
    }

    @Test func twoWordsMatchOneThatIsWrittenTogether() {
        #expect(matches(.word("breastfeed"), "to breast feed"))
    }

    @Test func aPhraseIsAdjacentAndInOrder() {
        let pattern = Pattern.phrase([.word("another"), .word("baby")])
        #expect(matches(pattern, "another baby"))
        #expect(!matches(pattern, "another bottle baby"))
        #expect(!matches(pattern, "baby another"))
    }

    @Test func aSequenceAllowsItsGapAndNoMore() {
        let pattern = Pattern.sequence([.word("another"), .word("baby")], gap: 1)
        #expect(matches(pattern, "another safe baby"))
        #expect(!matches(pattern, "another safe bottle baby"))
    }

    @Test func allWithinAWindowCountsWords() {
        let pattern = Pattern.all([.word("baby"), .word("safe")], within: 3)
        #expect(matches(pattern, "safe for baby"))
        #expect(!matches(pattern, "safe for my baby"))
    }

    @Test func noneForbids() {
        let pattern = Pattern.all([.word("baby"), .none([.word("bottle")])], within: nil)
        #expect(matches(pattern, "baby"))
        #expect(!matches(pattern, "baby bottle"))
    }

    @Test func shortFormsInPatternsAreWrittenOut() {
        #expect(matches(.phrase([.word("cant"), .word("feed")]), "I can not feed"))
        #expect(matches(.concept("cannot"), "I can't"))
    }

    @Test func theIndexBringsUpEveryRuleThatMatches() {
        // What `topicsFired` finds through the index, trying every rule finds too.
        for text in ["is it safe to breast feed", "safe", "nurse safely", "feed my baby, is that safe"] {
            let utterance = Small.understander.read(text)
            let fired = Small.understander.rules.topicsFired(utterance)
            let judged = Small.understander.rules.judged(utterance).filter { $0.pattern.lacked.isEmpty }
            #expect(fired == judged.map(\.pattern.topic))
        }
    }

    /// A group of an atom and a phrase.
    private func backOrBaby() -> (parts: RuleParts, rules: CompiledRules) {
        var compiler = PatternCompiler(Small.understander.reader)
        let rule = compiler.compile(.any([.word("baby"), .phrase([.word("my"), .word("back")])]))
        let (parts, needs) = compiler.compiled
        return (parts, CompiledRules(parts, needs, topics: [rule]))
    }

    @Test func partsThatAreNotThereAreRefused() throws {
        let parts = backOrBaby().parts
        var writer = ModelWriter()
        parts.write(to: &writer)
        let bytes = writer.bytes
        func read(_ bytes: [UInt8]) throws -> RuleParts {
            var reader = ModelReader(bytes)
            return try RuleParts(from: &reader)
        }
        #expect(try read(bytes) == parts)
        // At the end stands how many groups there are. Before that come the two keys of both parts, their four members and
        // the parts themselves, four numbers each, every list behind how many there are.
        let groups = bytes.count - 4
        let keys = groups - 16
        let members = keys - 4 - 16
        let group = members - 4 - 16
        for (place, value) in [
            (groups, UInt8(0)), (groups, 3), (keys + 15, 0x80), (keys - 4, 2), (members + 3, 0x80), (members + 12, 1),
            (members + 13, 1), (members - 4, 3), (group + 5, 0x7F), (group + 7, 0x80), (group + 11, 0x80),
            (group + 12, 0x40), (group + 15, 0x80), (group - 20, 1),
            // A part that is said to be an atom, and more atoms than parts.
            (group + 1, 2), (group - 15, 3),
        ] {
            var damaged = bytes
            damaged[place] = value
            #expect(throws: ModelError.self, "byte \(place - bytes.count)") { try read(damaged) }
        }
    }

    @Test func damagedMarksAreRefusedOrDoNoHarm() throws {
        let (parts, rules) = backOrBaby()
        var writer = ModelWriter()
        rules.marks.write(to: &writer)
        let bytes = writer.bytes
        func read(_ bytes: [UInt8]) throws -> AtomMarks {
            var reader = ModelReader(bytes)
            return try AtomMarks(from: &reader, of: parts, numbers: rules.marks.numbers)
        }
        #expect(try read(bytes) == rules.marks)
        let utterance = Small.understander.read("my back and my baby")
        #expect(rules.topics.candidates(Occurrences(utterance, rules.marks)) == [0])
        // Behind seven starts and how many there are of both lists stands the first mark: it must not be one of an atom.
        var early = bytes
        early[36] = 0
        #expect(throws: ModelError.self) { try read(early) }
        var refused = 0
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0xFF
            guard let marks = try? read(damaged) else {
                refused += 1
                continue
            }
            _ = rules.topics.candidates(Occurrences(utterance, marks))
        }
        // All but the bits that are set, four bytes a mark or clue, and low bytes.
        #expect(refused > bytes.count / 2)
    }
}
