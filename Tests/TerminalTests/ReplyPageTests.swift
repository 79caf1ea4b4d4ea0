import Testing
import Wire

@testable import Terminal

@Suite("What a reply looks like")
struct ReplyPageTests {
    private let answer = ReplyMessage(
        kind: .answer, text: "Yes.",
        blocks: [.paragraph("Some women do. [1]"), .list(["one", "two"]), .note("I took it that you are well.")],
        options: [
            ReplyOption(number: 1, label: "How long?", target: .detail(topic: "a", detail: "b")),
            ReplyOption(number: 2, label: "Will it happen again?", target: .topic("c")),
        ],
        referrals: [
            ReferralBrief(id: "ros", name: "ROS Helpline", phone: "0808 800 0035", hours: "Monday to Friday"),
            ReferralBrief(id: "shout", name: "Shout", text: "Text SHOUT to 85258"),
        ],
        sources: [
            SourceBrief(id: "s", title: "PAO", url: "https://theros.org.uk", publisher: "ROS", year: "2021"),
            SourceBrief(id: "t", title: "Bones?", url: ""),
        ],
        reviewNote: "No clinician has reviewed this.")

    private let card = ReplyMessage(
        kind: .urgent, level: "emergency", text: "Call 999 now.",
        blocks: [
            .card(
                say: "Call 999 now. Do this if you have:", bullets: ["numb legs", "no feeling"], end: "Or go to A&E."),
            .paragraph("Lie still meanwhile."),
        ],
        options: [ReplyOption(number: 1, label: "Other", target: .topic("c"))],
        referrals: [ReferralBrief(id: "e", name: "999 or A&E", phone: "999", hours: "24 hours")],
        sources: [SourceBrief(id: "s", title: "PAO", url: "https://theros.org.uk")])

    private func lines(_ reply: ReplyMessage, _ place: ReplyPage.Place, columns: Int = 80, rows: Int = 24) -> [String] {
        ReplyPage(reply: reply, place: place).page(for: Output.Size(columns: columns, rows: rows)).lines.map(\.text)
    }

    @Test("a single answer has its text, options, sources whole with who reviewed it, and services with hours")
    func ask() {
        #expect(
            lines(answer, .ask) == [
                "Some women do. [1]", "", "- one", "- two", "", "I took it that you are well.", "", "1. How long?",
                "2. Will it happen again?", "", "Sources", "[1] PAO. ROS, 2021. https://theros.org.uk", "[2] Bones?",
                "No clinician has reviewed this.", "", "Who can help",
                "- ROS Helpline: 0808 800 0035 (Monday to Friday)", "- Shout: Text SHOUT to 85258",
            ])
    }

    @Test("in the chat whom to ring comes before the sources, which are one line, and the options come last")
    func chat() {
        #expect(
            lines(answer, .chat).suffix(8) == [
                "Who can help", "- ROS Helpline: 0808 800 0035 (Monday to Friday)", "- Shout: Text SHOUT to 85258", "",
                "Sources: [1] ROS 2021; [2] Bones?. More: /sources", "", "1. How long?", "2. Will it happen again?",
            ])
    }

    @Test("a question that comes last stands with the options that answer it")
    func question() {
        var asking = answer
        asking.blocks = [.paragraph("Some women do."), .question("Where are you now?")]
        #expect(
            lines(asking, .chat).suffix(4) == ["Where are you now?", "", "1. How long?", "2. Will it happen again?"])
        #expect(lines(asking, .ask)[..<4] == ["Some women do.", "", "Where are you now?", ""])
    }

    @Test("nothing stands after an urgent card but what to do meanwhile and numbers", arguments: [true, false])
    func urgent(isChat: Bool) {
        #expect(
            lines(card, isChat ? .chat : .ask) == [
                "Call 999 now. Do this if you have:", "- numb legs", "- no feeling", "Or go to A&E.", "",
                "Lie still meanwhile.", "",
                "Who can help", "- 999 or A&E: 999 (24 hours)",
            ])
    }

    @Test("on a low screen the numbers go first, and then the action is said again at the end")
    func lowScreen() {
        #expect(lines(card, .chat, rows: 8).last == "Lie still meanwhile.")
        #expect(lines(card, .chat, rows: 6).last == "Call 999 now.")
    }

    @Test("a reply without blocks is shown from its text")
    func textAlone() {
        let reply = ReplyMessage(kind: .answer, text: "One.\n\n- a\n- b")
        #expect(lines(reply, .chat) == ["One.", "", "- a", "- b"])
    }

    @Test("the emergency lines are those of the dialogues")
    func emergencyLines() throws {
        let helper = try RepositoryFile.read("Dialogues/helper.yaml")
        let start = try #require(helper.range(of: "emergency-lines:\n")).upperBound
        let listed = helper[start...].split(separator: "\n").prefix { $0.hasPrefix("  - ") }
        #expect(listed.map { String($0.dropFirst(5).dropLast()) } == EmergencyLines.lines)
    }
}
