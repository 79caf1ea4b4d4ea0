import Glibc
import Testing
import Wire

@testable import Terminal

@Suite("The staff view")
struct StaffTests {
    private let ros = ReferralBrief(id: "ros", name: "ROS Helpline", phone: "0808 800 0035", hours: "24 hours")
    private let gp = ReferralBrief(id: "gp", name: "GP", hours: "Usually Monday to Friday, 8am to 6pm")

    private var topics: [TopicPage] {
        let names = ["Healing", "Pain", "Milk", "Scans"]
        var topics = names.map { name in
            TopicPage(
                id: name.lowercased(), title: name, question: "\(name)?", short: "\(name) in short. [1]",
                full: "\(name) in full. [2]\n\nAsk the clinic\n\n- When is my scan?\n- Bring a list.",
                referrals: [gp, ros],
                sources: [
                    SourceBrief(
                        id: "a", title: "Study A", url: "https://a.uk", year: "2020", strengths: ["moderate", "weak"]),
                    SourceBrief(id: "b", title: "Study B", url: "https://b.uk"),
                ], listenFor: ["A late dose"], avoid: ["It will be fine"], checked: "2026-11-22", due: "2027-11-22")
        }
        topics.append(
            TopicPage(
                id: "urgent-numb", title: "Numbness",
                cards: [CardPage(level: "emergency", say: "Call 999.", bullets: ["numb"])]))
        return topics
    }

    /// A Saturday afternoon in winter.
    private let saturday = UKTime(secondsSince1970: 1_795_881_600)

    private func call(
        _ lines: [String], isStaff: Bool = true, replies: [ReplyMessage] = [],
        screen: Screen = Screen(isTerminal: false)
    )
        throws -> (printed: String, link: ScriptedLink)
    {
        let link = ScriptedLink()
        link.topics = topics
        link.replies = replies.map { .success($0) }
        let chat = Chat(
            output: screen.output, link: link, lines: ScriptedLines(lines.map { .line($0) }), clock: { saturday })
        try chat.run(isStaff: isStaff)
        return (screen.printed, link)
    }

    @Test("words bring the best three, each with its short answer, the date, and services with a number first")
    func lookUp() throws {
        let printed = try call(["prolia late"]).printed
        #expect(
            printed.contains(
                """
                1. Healing (checked 2026-11-22)
                   Healing in short. [1]
                   - ROS Helpline: 0808 800 0035 (24 hours); open now

                2. Pain (checked 2026-11-22)
                """))
        #expect(printed.contains("3. Milk"))
        #expect(!printed.contains("Scans"))
    }

    @Test("a number opens: what to hear, what not to say, services with whether they are open, sources with strength")
    func opens() throws {
        let printed = try call(["prolia", "2"]).printed
        #expect(
            printed.hasSuffix(
                """
                Pain

                Pain in short. [1]

                Listen for
                - A late dose

                Avoid saying
                - It will be fine

                Who can help
                - GP (Usually Monday to Friday, 8am to 6pm); probably closed now, opens Monday
                  8am
                - ROS Helpline: 0808 800 0035 (24 hours); open now

                Sources: [1] Study A 2020 (moderate, weak); [2] Study B. More: /sources

                Checked 2026-11-22, due again 2027-11-22. Signed off by no clinician.
                \(ChatWords.wholeAnswer)


                """))
    }

    @Test("more shows the next three, all the whole answer, /back the list again")
    func more() throws {
        let told = try call(["prolia", "more", "4", "all", "/back", "more"])
        #expect(told.link.found == ["prolia"])
        #expect(told.printed.contains("4. Scans"))
        #expect(told.printed.contains("Scans in full."))
        #expect(told.printed.hasSuffix("\(ChatWords.nothingMoreFound)\n\n"))
    }

    @Test(
        "a number that is not on the list, and every other word, is looked up",
        arguments: ["9", "17", "is it my fault"])
    func words(text: String) throws { #expect(try call(["prolia", text]).link.found == ["prolia", text]) }

    @Test("emergency numbers need no slash, and the view can be left")
    func leaving() throws {
        #expect(try call(["999"]).printed.contains("call 999 (UK)"))
        let told = try call(["/staff", "hello"], replies: [ReplyMessage(kind: .social, text: "Hello.")])
        #expect(told.link.sent.map(\.text) == ["hello"])
    }

    @Test("the sheet holds topics given and services named, once each, and nothing that was typed")
    func sheet() throws {
        let printed = try call(["my planted secret", "1", "2", "1", "/sheet"]).printed
        let sheet = try #require(printed.range(of: "What we talked about").map { printed[$0.lowerBound...] })
        #expect(!sheet.contains("secret"))
        #expect(
            sheet.contains(
                "Healing\n-------\n\nHealing in short. [1]\n\n[1] Study A. 2020. Evidence: moderate, weak. https://a.uk\n"
            ))
        #expect(!sheet.contains("Study B"))
        #expect(sheet.ranges(of: "ROS Helpline: 0808 800 0035").count == 1)
        #expect(sheet.contains("call 999 (UK)"))
        #expect(try call(["my words", "/sheet"]).printed.hasSuffix("\(ChatWords.nothingToSum)\n\n"))
        let next = try call(["a", "1", "/new", "b", "2", "/sheet"]).printed
        #expect(next.contains("Pain\n----"))
        #expect(!next.contains("Healing\n-------"))
    }

    @Test("on a narrow screen the sheet is narrow")
    func narrow() throws {
        let screen = Screen(columns: 30, isTerminal: false)
        for line in try call(["a", "1", "/sheet"], screen: screen).printed.split(separator: "\n")
        where !line.contains("https://") {
            #expect(line.count <= 30, "\(line)")
        }
    }

    @Test("the chat's answers are summed up too, urgent ones with their card")
    func chatSheet() throws {
        let replies = [
            ReplyMessage(kind: .menu, text: "Welcome."),
            ReplyMessage(kind: .urgent, topics: [TopicScore(id: "urgent-numb", score: 1)], text: "Call 999."),
        ]
        let printed = try call(["numb", "/sheet"], isStaff: false, replies: replies).printed
        #expect(printed.contains("Numbness\n--------\n\nCall 999.\n\n- numb\n"))
    }

    @Test("a sheet goes into a new file as Markdown or plain text, and never over another")
    func file() throws {
        let folder = "/tmp/pao-sheet-\(getpid())"
        mkdir(folder, 0o700)
        defer { for name in ["/call.md", ""] { remove(folder + name) } }
        let path = folder + "/call.md"
        let told = try call(["a", "1", "/sheet \(path)", "/sheet \(path)"]).printed
        #expect(told.contains("Written to"))
        #expect(told.contains("is there already"))
        var about = stat()
        #expect(stat(path, &about) == 0 && about.st_mode & 0o777 == 0o600)
        let text = try RepositoryFile.text(at: path)
        #expect(text.hasPrefix("# What we talked about\n"))
        #expect(text.contains("## Healing\n"))
        #expect(try call(["a", "1", "/sheet /nonexistent/x"]).printed.contains("could not write"))
    }

    @Test("an answer is kept with what to ask, room for more, services and sources")
    func save() throws {
        let path = "/tmp/pao-save-\(getpid()).txt"
        defer { remove(path) }
        let reply = ReplyMessage(
            kind: .answer, topics: [TopicScore(id: "pain", score: 1)],
            text:
                "It heals.\n\nAsk the clinic\n\n- When is my scan?\n- Bring a list.\n\nRest\n\n- Walk.\n- Is it sore?",
            referrals: [ros], sources: [SourceBrief(id: "a", title: "A", url: "https://a.uk")],
            reviewNote: "Not reviewed.")
        let told = try call(
            ["/save", "sore", "/save \(path)"], isStaff: false,
            replies: [ReplyMessage(kind: .menu, text: "Welcome."), reply])
        #expect(told.printed.contains(ChatWords.nothingToSave))
        let text = try RepositoryFile.text(at: path)
        #expect(text.hasPrefix("Pain\n====\n\nMade on 2026-11-28"))
        #expect(
            text.contains(
                """
                Questions to take to the appointment
                ------------------------------------

                - When is my scan?
                - Bring a list.
                - Is it sore?
                - My own:
                - ____
                """))
        for part in ["0808 800 0035; 24 hours", "[1] A. https://a.uk", "Not reviewed."] { #expect(text.contains(part)) }
    }
}
