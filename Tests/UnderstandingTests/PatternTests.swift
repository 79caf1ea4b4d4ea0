import Playbook
import Testing

@testable import Understanding

@Suite struct PatternTests {
    private func matches(_ pattern: Pattern, _ text: String) -> Bool {
        var compiler = PatternCompiler(Small.understander.reader)
        let rule = compiler.compile(pattern)
        let utterance = Small.understander.read(text)
        let parts = compiler.parts
        var indexes: [RuleIndex] = []
        let stems = Small.understander.reader.lexicon.stems
        let occurrences = Occurrences(utterance, AtomMarks(parts, &indexes, stems: stems))
        return Matcher(parts: parts, occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
            .matches(rule)
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

    @Test func groupsThatAreNotThereAreRefused() throws {
        var compiler = PatternCompiler(Small.understander.reader)
        _ = compiler.compile(.any([.word("baby"), .phrase([.word("my"), .word("back")])]))
        var writer = ModelWriter()
        compiler.parts.write(to: &writer)
        let bytes = writer.bytes
        func read(_ bytes: [UInt8]) throws -> RuleParts {
            var reader = ModelReader(bytes)
            return try RuleParts(from: &reader)
        }
        #expect(try read(bytes) == compiler.parts)
        // At the end stand the groups of atoms, each four bytes, then how many groups there are.
        for (place, value) in [(bytes.count - 4, UInt8(0)), (bytes.count - 8, 0xF0), (bytes.count - 5, 0x80)] {
            var damaged = bytes
            damaged[place] = value
            #expect(throws: ModelError.self) { try read(damaged) }
        }
        // Before them, behind the starts of each atom's groups, how many there are in all.
        let groups = compiler.parts.groups.count
        var damaged = bytes
        damaged[bytes.count - 4 - groups * 4 - 4 - 4] ^= 0x40
        #expect(throws: ModelError.self) { try read(damaged) }
    }
}
