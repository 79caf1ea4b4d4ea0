import Playbook
import Testing

@testable import Understanding

@Suite struct SpellingTests {
    @Test func slipsOfTheFingersAreMended() {
        #expect(Small.words("is it sfae to brestfeed") == ["is", "it", "safe", "to", "breastfeed"])
        #expect(Small.words("pregnent agian") == ["pregnant", "again"])
    }

    @Test func ordinaryWordsStayAsTheyAre() {
        // One letter from "numb", "feed", "can".
        #expect(Small.words("strange numbers house") == ["strange", "numbers", "house"])
    }

    @Test func shortWordsAreNotTouched() { #expect(Small.words("bak") == ["bak"]) }

    @Test func wordsRunTogetherAreParted() { #expect(Small.words("mybaby") == ["my", "baby"]) }

    @Test func otherSpellingsOfAWordAreTheSameWord() {
        #expect(SpellingVariants.key("oestrogen"[...].utf8Slice) == SpellingVariants.key("estrogen"[...].utf8Slice))
        #expect(SpellingVariants.key("tumour"[...].utf8Slice) == SpellingVariants.key("tumor"[...].utf8Slice))
        #expect(SpellingVariants.key("specialise"[...].utf8Slice) == SpellingVariants.key("specialize"[...].utf8Slice))
        #expect(SpellingVariants.key("centre"[...].utf8Slice) == SpellingVariants.key("center"[...].utf8Slice))
        #expect(SpellingVariants.key("haemorrhage"[...].utf8Slice) == SpellingVariants.key("hemorrhage"[...].utf8Slice))
    }

    @Test func editDistanceAgreesWithTheTextbook() {
        let words = [
            "numb", "nubm", "number", "thumb", "breastfeed", "brestfed", "a", "", "osteoporosis", "ostioperosis",
        ]
        for a in words where !a.isEmpty {
            for b in words {
                let (a, b) = (Array(a.utf8)[...], Array(b.utf8)[...])
                let distance = textbook(Array(a), Array(b))
                #expect(EditDistance(a).distance(to: b) == distance)
                for limit in 0...3 {
                    #expect(EditDistance(a).distance(to: b, atMost: limit) == min(distance, limit + 1) || b.isEmpty)
                }
            }
        }
    }

    @Test func noWordThatIsNearIsPassedOver() {
        let words = [
            "numb", "nubm", "thumb", "breastfeeding", "brestfedding", "osteoporosis", "ostioperosis", "zigzag",
        ]
        let letters = Array("abeirstz".utf8)
        for word in words.map({ Array($0.utf8) }) {
            for at in word.indices {
                var typed = word
                typed[at] = letters[at % letters.count]
                if at + 2 < word.count { typed.swapAt(at + 1, at + 2) }
                for (limit, typed) in [
                    (1, word), (2, typed), (2, Array(typed.dropLast())), (2, Array(typed.dropFirst())),
                ] {
                    guard textbook(typed, word) <= limit else { continue }
                    var found: [Int] = []
                    let all = [0, WordEnds.of(word[...])]
                    LetterPlanes(all).eachNear(WordEnds.ofTyped(typed[...]), limit, in: 1..<2) { found.append($0) }
                    #expect(found == [1], "\(String(decoding: typed, as: UTF8.self))")
                }
            }
        }
    }

    @Test func wordsThatSoundAlikeHaveOneSound() {
        #expect(Phonetic.key("bisphosphonates"[...].utf8Slice) == Phonetic.key("bisfosfonates"[...].utf8Slice))
        #expect(Phonetic.key("knee"[...].utf8Slice) == Phonetic.key("nee"[...].utf8Slice))
    }

    @Test(arguments: [
        ("breaks", "break"), ("breaking", "break"), ("babies", "baby"), ("hoping", "hope"), ("stopped", "stop"),
        ("bleeding", "bleed"), ("fractures", "fracture"), ("feelings", "feel"), ("doses", "dose"), ("does", "do"),
        ("osteoporosis", "osteoporosis"), ("number", "number"), ("during", "during"), ("gps", "gp"),
        ("swollen", "swollen"),
    ])
    func regularEndingsComeOff(form: String, stem: String) {
        let known = [
            "break", "baby", "hope", "stop", "bleed", "fracture", "feel", "feeling", "dose", "hop", "do", "number",
            "osteoporosis",
        ]
        let lexicon = Lexicon(Playbook(topics: [Topic(id: "t", section: "s", title: "", question: "", asks: known)]))
        #expect(lexicon.stem(Array(form.utf8)) == Array(stem.utf8))
    }

    private func textbook(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        for i in 1...a.count {
            for j in 1...b.count {
                rows[i][j] = min(
                    rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[a.count][b.count]
    }
}

extension Substring {
    var utf8Slice: ArraySlice<UInt8> { Array(utf8)[...] }
}
