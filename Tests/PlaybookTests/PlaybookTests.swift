import Playbook
import Testing

struct PlaybookTests {
    private let topics = ["tea", "apple", "pear"].map { Topic(id: $0) }

    @Test func theOrderOfFilesDoesNotMatter() {
        #expect(Playbook(topics: topics) == Playbook(topics: topics.reversed()))
    }

    @Test func everythingIsFoundByItsIdAndNothingElse() {
        let playbook = Playbook(
            topics: topics, slots: [Slot(name: "stage", values: [])], referrals: [Referral(id: "gp", name: "GP")],
            sources: [Source(id: "page")], facts: [Fact(id: "F-1", statement: "", sources: [], strength: .weak)])
        for topic in topics { #expect(playbook.topicIndex(topic.id).map { playbook.topics[$0].id } == topic.id) }
        for id in ["", "aardvark", "pea", "pears", "zebra"] { #expect(playbook.topic(id) == nil) }
        #expect(playbook.slot("stage") != nil && playbook.slot("gp") == nil)
        #expect(playbook.referral("gp") != nil && playbook.source("page") != nil && playbook.fact("F-1") != nil)
    }

    @Test func aTitleThatWasNotSeenIsNotPrinted() {
        #expect(Source(id: "a", title: "[guessed]", publisher: "A journal").printedTitle == "A journal")
        #expect(Source(id: "a", title: "Seen", publisher: "A journal").printedTitle == "Seen")
    }

    @Test func levelsRankFromAskToEmergency() {
        #expect(UrgentLevel.allCases.sorted() == [.ask, .urgentToday, .callNow, .maternityNow, .emergency])
    }
}

struct SituationTests {
    @Test func entriesStaySortedAndAreReplacedAndForgotten() {
        var situation = Situation()
        situation["stage"] = "pregnant"
        situation["feeding"] = "no"
        situation["stage"] = "later"
        #expect(situation.entries.map(\.slot) == ["feeding", "stage"])
        #expect(situation["stage"] == "later")
        situation["stage"] = nil
        #expect(situation["stage"] == nil)
    }

    @Test func anUnknownSlotMeetsNoCondition() {
        var situation = Situation()
        let conditions = [SlotCondition(slot: "stage", values: ["planning", "pregnant"])]
        #expect(!situation.meets(conditions))
        situation["stage"] = "pregnant"
        #expect(situation.meets(conditions))
        #expect(!situation.meets(conditions + [SlotCondition(slot: "nation", values: ["wales"])]))
    }
}

struct HelperTests {
    @Test func aSentenceHasItsPlaceFilled() {
        let helper = Helper(wordings: [.assumed: "I took it that {assumed}.", .menu: "Pick one."])
        #expect(helper.say(.assumed, "you are pregnant") == "I took it that you are pregnant.")
        #expect(helper.say(.menu, "unused") == "Pick one.")
        #expect(helper.say(.corrected).isEmpty)
    }

    private final class Count: @unchecked Sendable {
        var all = 0
    }

    @Test func aListThatIsReadLateIsReadWhereItIsLookedAtAndIsWhatItHolds() {
        let reads = Count()
        let late = LateList<Int> {
            reads.all += 1
            return [1, 2]
        }
        #expect(reads.all == 0)
        #expect(late.list == [1, 2] && reads.all == 1)
        #expect(late == LateList([1, 2]) && late != LateList([2, 1]))
        var passage = Passage(LateList { [.paragraph([.text("It heals.")])] })
        #expect(passage == Passage([.paragraph([.text("It heals.")])]))
        passage.blocks = []
        #expect(passage.isEmpty)
    }
}
