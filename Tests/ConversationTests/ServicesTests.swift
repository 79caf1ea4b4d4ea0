import Playbook
import Testing
import Understanding

@testable import Conversation

/// Which services a reply names, and in what order, for each nation.
struct ServicesTests {
    /// One service for all of the United Kingdom, one a nation beside it, and two that a nation's own stand in for.
    private static let playbook: Playbook = {
        func service(
            _ id: String, in nations: [String], for others: [String] = [], phone: String = "", text: String = ""
        )
            -> Referral
        {
            Referral(id: id, name: id, phone: phone, text: text, nations: nations, counterpartOf: others)
        }
        let kingdom = ["england", "scotland", "wales", "northern-ireland"]
        var playbook = Small.playbook
        playbook.referrals =
            Playbook(referrals: [
                service("999", in: kingdom, phone: "999"), service("111", in: ["england", "wales"], phone: "111"),
                service("111-scotland", in: ["scotland"], for: ["111"], phone: "111"),
                service("out-of-hours", in: ["northern-ireland"], for: ["111"]),
                service("listeners", in: kingdom, phone: "116 123"),
                service("listeners-scotland", in: ["scotland"], for: ["listeners"], phone: "0800"),
                service("directory", in: ["abroad"], for: ["listeners"]),
                service("texting", in: kingdom, text: "Text 85258"), service("midwife", in: kingdom),
            ]).referrals
        return playbook
    }()

    private func shown(_ ids: String..., nation: String?, isCard: Bool = false) -> [String] {
        let engine = Engine(playbook: Self.playbook, understander: Small.engine.understander, fingerprint: "nations")
        var state = State()
        state.situation["nation"] = nation
        return Services.ordered(ids, isCard: isCard, in: Turn(engine: engine, state: state, text: ""))
    }

    @Test func theAuthorsOrderStandsWhileTheNationIsNotKnown() {
        #expect(shown("999", "111", "listeners", nation: nil) == ["999", "111", "listeners"])
        #expect(shown("111-scotland", "out-of-hours", nation: nil) == ["111-scotland", "out-of-hours"])
    }

    @Test func aNationsOwnServiceComesBeforeTheOneItIsACounterpartOf() {
        #expect(
            shown("midwife", "listeners", nation: "scotland") == ["midwife", "listeners-scotland", "listeners"])
        #expect(shown("midwife", "listeners", nation: "wales") == ["midwife", "listeners"])
    }

    @Test(arguments: [
        ("england", ["999", "111"]), ("wales", ["999", "111"]), ("scotland", ["999", "111-scotland"]),
        ("northern-ireland", ["999", "out-of-hours"]),
    ])
    func aServiceThatDoesNotWorkThereGivesItsPlaceToTheOneThatDoes(nation: String, services: [String]) {
        #expect(shown("999", "111", nation: nation) == services)
    }

    @Test func aServiceOfAnotherNationIsLeftOut() {
        #expect(shown("listeners-scotland", "midwife", nation: "england") == ["midwife"])
        #expect(shown("out-of-hours", "midwife", nation: "scotland") == ["midwife"])
    }

    @Test func eachServiceIsNamedOnce() {
        #expect(shown("listeners-scotland", "listeners", nation: "scotland") == ["listeners-scotland", "listeners"])
        #expect(shown("listeners", "listeners-scotland", nation: "scotland") == ["listeners-scotland", "listeners"])
    }

    @Test func abroadTheKingdomsNumbersAreLeftOut() {
        #expect(shown("999", "listeners", "midwife", nation: "abroad") == ["directory"])
    }

    @Test func whereNothingFitsAKindOfHelpWithoutANumberIsBetterThanNone() {
        #expect(shown("999", "midwife", "texting", nation: "abroad") == ["midwife"])
        #expect(shown("999", nation: "abroad") == [])
    }

    @Test func aCardShowsNoMoreServicesThanItNames() {
        #expect(shown("999", "listeners", nation: "scotland", isCard: true) == ["999", "listeners-scotland"])
        #expect(shown("listeners", nation: "scotland", isCard: false).count == 2)
    }
}
