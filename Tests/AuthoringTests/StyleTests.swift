import Testing

@testable import Authoring

/// The rules of style: each with what it finds and what it leaves alone.
@Suite("Style")
struct StyleTests {
    static let file = "topics/help/one.yaml"

    func check(_ full: String, _ more: String = "") throws -> (found: [String], marks: [String]) {
        let lines = full.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        return try findings(
            in: """
                id: one
                title: One
                question: Don't I just need rest, asks the patient?
                asks: [just 5-10 or 12 % or 5 mg at 5:30 on 2026-01-02, don't tell the patient her BMI]
                answer:
                  short: It helps.
                  full: |
                \(lines.joined(separator: "\n"))
                \(more)
                staff: {avoid: ["Don't worry, it is just 5-10%"]}
                """, as: Self.file,
            with: [
                "referrals.yaml": "- {id: gp, name: GP, phone: \"116 123\"}",
                "situations.yaml":
                    "- {slot: who, values: {professional: {label: In health}, woman: {label: A woman}}}",
            ])
    }

    @Test(
        "What readers should not meet is found where it stands",
        arguments: [
            ("It heals. ①Wait 6-12 weeks.", "dash-range"), ("①Wait 6\u{2013}12 weeks.", "dash-range"),
            ("①Wait 6 \u{2013} 12 weeks.", "dash-range"),
            ("It heals. ①It rose 7% in 5 who said no.", "bare-percentage"),
            ("①It rose by 7 per cent.", "bare-percentage"),
            ("①Take 2 200mg tablets.", "numerals-together"), ("①In 2020 44 women fell.", "numerals-together"),
            ("It heals. ①Take 200 mg.", "dose-space"), ("①Not over 500 ml, ever.", "dose-space"),
            ("①Since 2026-4-6.", "date-form"), ("①Since 6/4/2026.", "date-form"), ("①Since 6 Apr.", "date-form"),
            ("①Since April 6.", "date-form"), ("①Since 6th April 2026.", "date-form"), ("①At 17:30.", "date-form"),
            ("①At 5 pm.", "date-form"), ("①By 12pm.", "date-form"), ("①At 5.00pm.", "date-form"),
            ("①At 5PM.", "date-form"), ("①Read this & that.", "banned-word"),
            ("It heals. ①Do not worry.", "false-comfort"), ("①There is a good chance of it.", "false-comfort"),
            ("①You just need rest.", "false-comfort"), ("①It is simply so.", "false-comfort"),
            ("①The patient\u{2019}s bones heal.", "the-patient"), ("①Ask the patient.", "the-patient"),
            ("①You don't need it.", "short-negative"), ("①It can\u{2019}t help.", "short-negative"),
            ("①Look at your BMI.", "weight-target"), ("①Count the calories.", "weight-target"),
            ("①Ask for your target weight.", "weight-target"),
        ])
    func found(_ full: String, _ code: String) throws {
        let (found, marks) = try check(full)
        #expect(found == ["\(marks[0]) \(code)"])
    }

    @Test(
        "Good writing is left alone",
        arguments: [
            "Wait 6 to 12 weeks after a 2-week rest and a low-dose X-ray of T12-L1.", "Call 116 123 (day or night).",
            "See example.org/2020-21/page.", "It rose by 7% (about 7 parts in 100).", "In 7 in 10 women, 70% of all.",
            "It rose by 7%. (That is about 7 in 100.)", "Take two 200mg tablets, or 10 micrograms.",
            "In 2020, 44 women.", "From 6 August 2018 to June 2020, 5.30pm to midnight.", "At 9am or 10.15pm.",
            "It was just under half.", "You have just had a baby.", "It is not just you.", "A patient may ask.",
            "It is fine, and you can.", "Eat enough, and ask about your weight.", "Go to A&E.",
        ])
    func fine(_ full: String) throws {
        #expect(try check(full).found == [])
    }

    @Test("Answers for professionals may speak of the patient, and no others")
    func professionals() throws {
        let (found, marks) = try check(
            "It helps.",
            """
              variants:
                - {when: {who: professional}, short: Ask the patient.}
                - {when: {who: woman}, short: ①Ask the patient.}
            slots: [who]
            """)
        #expect(found == ["\(marks[0]) the-patient"])
    }

    @Test("A review is due after the day it took place")
    func reviewOrder() throws {
        let (found, marks) = try check("It helps.", "review: {checked: 2026-12-01, due: ①2026-12-01, by: \"\"}")
        #expect(found == ["\(marks[0]) review-order"])
        #expect(try check("It helps.", "review: {checked: 2026-12-01, due: 2026-12-02, by: \"\"}").found == [])
    }

    @Test("Where referrals are required, each has its nations, hours or web, and day")
    func referralDetails() throws {
        let text = """
            - {id: ①bare, name: A}
            - {id: ②old, name: B, nations: [wales], hours: Always}
            - {id: hours, name: C, nations: [wales], hours: Always, checked: 2026-11-22}
            - {id: web, name: D, nations: [wales], web: "https://d.org", checked: 2026-11-22}
            """
        let (found, marks) = try findings(
            in: text, as: "referrals.yaml", with: ["helper.yaml": Scratch.helper("require: [referrals]")])
        #expect(found == marks.map { $0 + " referral-details" })
        #expect(try findings(in: text, as: "referrals.yaml").found == [])
    }
}
