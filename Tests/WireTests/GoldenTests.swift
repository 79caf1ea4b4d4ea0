import Testing
import Wire

@Suite("The bytes on the socket")
struct GoldenTests {
    private func line(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func requestRoundTrip<C: Call>(_ call: C, _ params: String) throws {
        let method = C.method.rawValue
        let expected = #"{"jsonrpc":"2.0","id":7,"method":"\#(method)","params":\#(params)}"#
        #expect(line { $0.request(call, id: RequestID(7)) } == expected + "\n")
        let request = RequestLine(Array(expected.utf8))
        #expect(request.id == RequestID(7))
        let read = try request.request.get()
        #expect(read.method == C.method)
        #expect(line { $0.request(read, id: RequestID(7)) } == expected + "\n")
    }

    private func resultRoundTrip<M: Message>(_ message: M, _ expected: String) throws {
        let whole = #"{"jsonrpc":"2.0","id":"a","result":\#(expected)}"#
        #expect(line { $0.response(message, id: RequestLine(Array(#"{"id":"a"}"#.utf8)).id) } == whole + "\n")
        let response = try ResponseLine(Array(whole.utf8))
        let result = try response.outcome.get()
        #expect(String(decoding: result, as: UTF8.self) == expected)
        #expect(try ResponseLine.decode(result, as: M.self) == message)
    }

    @Test("every request is written and read the same")
    func requests() throws {
        try requestRoundTrip(Say(text: "hello"), #"{"text":"hello"}"#)
        try requestRoundTrip(
            Say(text: "a \"b\"\nc", state: "1.x", wantsBlocks: true),
            #"{"text":"a \"b\"\nc","state":"1.x","blocks":true}"#)
        try requestRoundTrip(Find(words: "back pain", limit: 3), #"{"words":"back pain","limit":3}"#)
        try requestRoundTrip(Find(words: "back pain"), #"{"words":"back pain"}"#)
        try requestRoundTrip(Show(topic: "more-babies"), #"{"topic":"more-babies"}"#)
        try requestRoundTrip(
            Show(topic: "more-babies", situation: SituationMessage([.init(slot: "stage", value: "pregnant")])),
            #"{"topic":"more-babies","situation":{"stage":"pregnant"}}"#)
        try requestRoundTrip(ListTopics(section: "help"), #"{"section":"help"}"#)
        try requestRoundTrip(ListTopics(), "{}")
        try requestRoundTrip(
            ListReferrals(words: "talk", nation: "wales"), #"{"words":"talk","nation":"wales"}"#)
        try requestRoundTrip(ListSources(), "{}")
        try requestRoundTrip(
            Explain(text: "why", state: "1.x", topic: "what-is-pao"),
            #"{"text":"why","state":"1.x","topic":"what-is-pao"}"#)
        try requestRoundTrip(GetStatus(), "{}")
        try requestRoundTrip(Reload(), "{}")
    }

    @Test("a reply has the members of the protocol's example, in its order")
    func reply() throws {
        try resultRoundTrip(
            ReplyMessage(
                kind: .answer, topics: [TopicScore(id: "more-babies", score: 0.93)], text: "Yes.\n\n- one",
                options: [
                    ReplyOption(number: 1, label: "Will it happen again?", target: .topic("risk-of-recurrence")),
                    ReplyOption(number: 2, label: "How long?", target: .detail(topic: "a", detail: "how-long")),
                    ReplyOption(number: 3, label: "Now", target: .slot("stage", value: "pregnant")),
                ],
                referrals: [
                    ReferralBrief(id: "ros-helpline", name: "ROS", phone: "0808 800 0035", hours: "9 to 5"),
                    ReferralBrief(id: "shout", name: "Shout", text: "Text SHOUT to 85258", web: "https://x.uk"),
                ],
                sources: [SourceBrief(id: "ros-pao-page", title: "PAO", url: "https://theros.org.uk")],
                reviewNote: "Not reviewed.",
                situation: SituationMessage([.init(slot: "stage", value: "after-birth")]), state: "1.p3k"),
            #"{"v":1,"kind":"answer","topics":[{"id":"more-babies","score":0.93}],"text":"Yes.\n\n- one","#
                + #""options":[{"number":1,"label":"Will it happen again?","topic":"risk-of-recurrence"},"#
                + #"{"number":2,"label":"How long?","topic":"a","detail":"how-long"},"#
                + #"{"number":3,"label":"Now","slot":"stage","value":"pregnant"}],"#
                + #""referrals":[{"id":"ros-helpline","name":"ROS","phone":"0808 800 0035","hours":"9 to 5"},"#
                + #"{"id":"shout","name":"Shout","phone":"","hours":"","text":"Text SHOUT to 85258","web":"https://x.uk"}],"#
                + #""sources":[{"id":"ros-pao-page","title":"PAO","url":"https://theros.org.uk"}],"review_note":"Not reviewed.","#
                + #""situation":{"stage":"after-birth"},"state":"1.p3k"}"#)
    }

    @Test("level, safety, blocks and fresh come where they apply")
    func replyExtras() throws {
        try resultRoundTrip(
            ReplyMessage(
                kind: .urgent, level: "emergency", topics: [TopicScore(id: "urgent-bleeding", score: 1)], text: "Call",
                blocks: [
                    .card(say: "Call 999", bullets: ["now"], end: "or A&E"), .paragraph("p"), .list(["a", "b"]),
                    .question("q?"), .note("n"),
                ], state: "1.a", isFresh: true),
            #"{"v":1,"kind":"urgent","level":"emergency","topics":[{"id":"urgent-bleeding","score":1}],"text":"Call","#
                + #""blocks":[{"type":"card","say":"Call 999","bullets":["now"],"end":"or A&E"},"#
                + #"{"type":"paragraph","text":"p"},{"type":"list","items":["a","b"]},{"type":"question","text":"q?"},"#
                + #"{"type":"note","text":"n"}],"options":[],"referrals":[],"sources":[],"situation":{},"#
                + #""state":"1.a","fresh":true}"#)
        try resultRoundTrip(
            ReplyMessage(kind: .clarify, isSafetyQuestion: true, text: "Now?", state: "s"),
            #"{"v":1,"kind":"clarify","safety":true,"topics":[],"text":"Now?","options":[],"referrals":[],"#
                + #""sources":[],"situation":{},"state":"s"}"#)
    }

    @Test("lists of topics, referrals and sources")
    func lists() throws {
        try resultRoundTrip(
            FoundTopics(
                topics: [
                    FoundTopic(
                        id: "a", title: "A", short: "S.", score: 0.12344,
                        referrals: [ReferralBrief(id: "gp", name: "GP")],
                        checked: "2026-11-22")
                ].map {
                    var topic = $0
                    topic.score = 0.1234
                    return topic
                }),
            #"{"v":1,"topics":[{"id":"a","title":"A","short":"S.","score":0.1234,"#
                + #""referrals":[{"id":"gp","name":"GP","phone":"","hours":""}],"checked":"2026-11-22"}]}"#)
        try resultRoundTrip(
            TopicList(topics: [TopicBrief(id: "a", title: "A", question: "A?", section: "help", kind: "answer")]),
            #"{"v":1,"topics":[{"id":"a","title":"A","question":"A?","section":"help","kind":"answer"}]}"#)
        try resultRoundTrip(
            ReferralList(referrals: [
                ReferralPage(
                    brief: ReferralBrief(id: "gp", name: "GP", phone: "1"), whatFor: "w", whoFor: "f", cost: "free",
                    nations: ["wales"], region: "UK", urgency: "urgent", checked: "2026-01-01")
            ]),
            #"{"v":1,"referrals":[{"id":"gp","name":"GP","phone":"1","hours":"","what_for":"w","who_for":"f","#
                + #""cost":"free","nations":["wales"],"region":"UK","urgency":"urgent","checked":"2026-01-01"}]}"#)
        try resultRoundTrip(
            SourceList(sources: [
                SourcePage(
                    brief: SourceBrief(
                        id: "s", title: "T", url: "u", publisher: "P", year: "2018", strengths: ["strong", "weak"]),
                    authors: "A", doi: "d", kind: "cohort")
            ]),
            #"{"v":1,"sources":[{"id":"s","title":"T","url":"u","publisher":"P","year":"2018","#
                + #""strengths":["strong","weak"],"authors":"A","doi":"d","kind":"cohort"}]}"#)
    }

    @Test("a topic in full, and none")
    func show() throws {
        try resultRoundTrip(ShownTopicMessage(topic: nil), #"{"v":1,"topic":null}"#)
        try resultRoundTrip(
            ShownTopicMessage(
                topic: TopicPage(
                    id: "a", title: "A", question: "A?", section: "help", kind: "urgent", short: "s", full: "f",
                    details: [DetailPage(id: "d", label: "l", text: "t")],
                    cards: [CardPage(level: "emergency", say: "Call 999", bullets: ["b"])], safetyQuestion: "Now?",
                    next: [TopicBrief(id: "b", title: "B", question: "B?", section: "help", kind: "answer")],
                    listenFor: ["x"], avoid: ["y"], checked: "2026-11-22", due: "2027-11-22", signedBy: "")),
            #"{"v":1,"topic":{"id":"a","title":"A","question":"A?","section":"help","kind":"urgent","short":"s","#
                + #""full":"f","details":[{"id":"d","label":"l","text":"t"}],"#
                + #""cards":[{"level":"emergency","say":"Call 999","bullets":["b"],"end":"","meanwhile":"","family":""}],"#
                + #""safety_question":"Now?","#
                + #""next":[{"id":"b","title":"B","question":"B?","section":"help","kind":"answer"}],"#
                + #""referrals":[],"sources":[],"staff":{"listen_for":["x"],"avoid":["y"]},"#
                + #""review":{"checked":"2026-11-22","due":"2027-11-22","by":""}}}"#)
    }

    @Test("a status, a reload")
    func rest() throws {
        try resultRoundTrip(
            StatusMessage(
                version: "1.0.0", fingerprint: "ab", playbookAge: 5, topics: 70, overdue: 1, unsigned: 2, uptime: 9,
                counts: [NamedCount("requests", 3)], latency: LatencyMessage(p50: 1, p90: 2, p99: 4, most: 5),
                limits: [NamedCount("connections", 256)]),
            #"{"v":1,"version":"1.0.0","playbook":{"fingerprint":"ab","age_seconds":5,"topics":70,"overdue":1,"#
                + #""unsigned":2},"uptime_seconds":9,"counts":{"requests":3},"#
                + #""latency_us":{"p50":1,"p90":2,"p99":4,"max":5},"limits":{"connections":256}}"#)
        try resultRoundTrip(
            ReloadMessage(isReloaded: false, fingerprint: "ab", findings: ["x.yaml:1:1: error"]),
            #"{"v":1,"reloaded":false,"fingerprint":"ab","findings":["x.yaml:1:1: error"]}"#)
    }

    @Test("every kind of error is written with its number and read back", arguments: ErrorKind.allCases)
    func errors(kind: ErrorKind) throws {
        let error = WireError(kind, "what is wrong")
        let expected =
            #"{"jsonrpc":"2.0","id":null,"error":{"code":\#(kind.code),"message":"what is wrong","#
            + #""data":{"kind":"\#(kind.rawValue)"}}}"#
        #expect(line { $0.response(error, id: .none) } == expected + "\n")
        #expect(try ResponseLine(Array(expected.utf8)).outcome == .failure(error))
    }

    @Test("no two kinds of error share a number")
    func errorNumbers() {
        #expect(Set(ErrorKind.allCases.map(\.code)).count == ErrorKind.allCases.count)
    }
}

extension JSONWriter {
    fileprivate mutating func request(_ request: Request, id: RequestID) {
        switch request {
        case .say(let call): self.request(call, id: id)
        case .find(let call): self.request(call, id: id)
        case .show(let call): self.request(call, id: id)
        case .topics(let call): self.request(call, id: id)
        case .referrals(let call): self.request(call, id: id)
        case .sources(let call): self.request(call, id: id)
        case .explain(let call): self.request(call, id: id)
        case .status(let call): self.request(call, id: id)
        case .reload(let call): self.request(call, id: id)
        }
    }
}
