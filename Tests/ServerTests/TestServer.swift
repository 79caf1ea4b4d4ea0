import Compiled
import Conversation
import Glibc
import Logging
import NIOCore
import NIOPosix
import Playbook
import Synchronization
import TemporaryFolders
import Understanding

@testable import Server

extension ServerLimits {
    /// The usual ones for peers that a busy machine may keep from asking and reading for long.
    static var unhurried: ServerLimits {
        var limits = ServerLimits()
        for name in [Name.stallSeconds, .waitSeconds] { limits[name] = 3600 }
        return limits
    }
}

/// A real server on a real socket in a folder of its own.
struct TestServer {
    let folder: String
    let path: String
    private let task: Task<Void, any Error>

    /// - Parameter isOwn: whether it stands on the user's own place, where inputs are watched.
    static func start(
        _ source: any PlaybookSource = FixedSource(), limits: ServerLimits = .unhurried,
        isAdministered: Bool = true, isOwn: Bool = false, idleSeconds: Int? = nil, measures: String? = nil,
        manager: ServiceNotice = ServiceNotice(path: nil), logger: Logger = .silent
    ) async throws -> TestServer {
        let folder = temporaryFolder()
        let path = folder + "/s"
        let socket = try BoundSocket(path: path, use: .named)
        let server = PaodServer(
            on: Listening(socket, isOwn: isOwn), from: source, limits: limits, isAdministered: isAdministered,
            idleSeconds: idleSeconds, measures: measures, logger: logger, manager: manager)
        let task = Task { try await server.run() }
        let started = TestServer(folder: folder, path: path, task: task)
        // Tests block their threads when they read; a server still needs one until it serves.
        let client = try started.client()
        await client.send(call("sources", "{}") + "\n")
        while !client.hasReply() { try await Task.sleep(for: .milliseconds(5)) }
        return started
    }

    /// Tells it to stop, and waits until it has.
    func stop() async throws {
        task.cancel()
        try await ended()
    }

    /// Waits until it has stopped by itself.
    func ended() async throws {
        try await task.value
        removeFolder(folder)
    }

    func client() throws -> TestClient { try TestClient(path) }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Always the same playbook; compiling gives what a test sets.
final class FixedSource: PlaybookSource {
    typealias Compile = @Sendable () throws(ServerError) -> CompiledOutcome
    private let onCompile: Compile
    private let watched: String
    private let compiles = Mutex(0)
    /// Runs on the event loop at each look.
    private let onLook: @Sendable () -> Void

    /// How often it was compiled.
    var count: Int { compiles.withLock { $0 } }

    init(
        watched: String = "/nowhere", onLook: @escaping @Sendable () -> Void = {},
        onCompile: @escaping Compile = { () throws(ServerError) in
            CompiledOutcome(playbook: LoadedPlaybook.small("second"), findings: ["a finding"])
        }
    ) {
        self.watched = watched
        self.onLook = onLook
        self.onCompile = onCompile
    }

    func current() -> CompiledOutcome {
        CompiledOutcome(playbook: count == 0 ? LoadedPlaybook.small("first") : nil, findings: [])
    }

    /// What was kept before "second".
    func earlier(than fingerprint: String) -> CompiledOutcome {
        fingerprint == "second"
            ? CompiledOutcome(playbook: LoadedPlaybook.small("first"), findings: [])
            : CompiledOutcome(playbook: nil, findings: ["no earlier playbook is kept"])
    }

    func stop() {}

    func compile() throws(ServerError) -> CompiledOutcome {
        compiles.withLock { $0 += 1 }
        return try onCompile()
    }

    func stamp() -> InputStamp {
        onLook()
        return InputStamp(of: Dialogues(at: watched))
    }
}

extension LoadedPlaybook {
    /// A small playbook under a name of the test's choice.
    static func small(_ fingerprint: String) -> LoadedPlaybook {
        let model = Small.model
        guard let understander = try? Understander(playbook: Small.playbook, model: model) else {
            preconditionFailure("the model is of this playbook")
        }
        return LoadedPlaybook(
            Engine(playbook: Small.playbook, understander: understander, fingerprint: fingerprint))
    }
}

/// A playbook of three topics.
enum Small {
    static let model = Learner.learn(playbook)

    static let playbook = Playbook(
        helper: Helper(
            name: "Helper", opening: Passage([.paragraph([.text("Hello.")])]), menu: ["babies", "healing"],
            wordings: [.notReviewed: "Nobody has signed this.", .freshStart: "We start afresh."]),
        topics: [
            Topic(
                id: "babies", section: "more-babies", title: "More babies", question: "Can I have more babies?",
                asks: ["can I have another baby", "is it safe to get pregnant again", "we want a second child"],
                answer: Answer(
                    short: Passage([
                        .paragraph([.text("Many do. "), .citation(.init(source: "ros", facts: ["F-1"]))])
                    ]),
                    full: Passage([
                        .paragraph([
                            .text("Ask a "), .strong("specialist"), .text(" first. "),
                            .citation(.init(source: "ros", facts: [])),
                        ])
                    ]),
                    details: [
                        .init(
                            id: "when", label: "When?", asks: ["when can we"],
                            text: Passage([.paragraph([.text("After two years.")])]))
                    ]), next: ["healing"], refer: ["gp", "ros-line"],
                staff: StaffNotes(listenFor: ["fear"], avoid: ["never"]),
                review: Review(checked: "2020-01-02", due: "2021-01-02")),
            Topic(
                id: "healing", section: "getting-better", title: "Healing", question: "Will I heal?",
                asks: ["how long does it take to heal", "when will my bones get better", "will it take years"],
                answer: Answer(short: Passage([.paragraph([.text("One to two years.")])])),
                review: Review(checked: "2026-01-02", due: "2999-01-02", by: "Dr A")),
            Topic(
                id: "urgent-numb", kind: .urgent, section: "urgent", title: "Numb", question: "Is it urgent?",
                asks: ["my saddle is numb"],
                card: UrgentCard(
                    levels: [
                        .init(level: .emergency, say: "Call 999 now.", bullets: ["Do not drive."], refer: ["a-e"])
                    ],
                    signs: [.init(pattern: .all([.word("numb"), .word("saddle")], within: nil), level: .emergency)],
                    safetyQuestion: "Is this happening now?"), next: []),
        ],
        slots: [Slot(name: "nation", values: [.init(name: "england"), .init(name: "wales")])],
        referrals: [
            Referral(id: "gp", name: "Your GP", whatFor: "Pain and medicines"),
            Referral(id: "ros-line", name: "ROS helpline", whatFor: "Bones", phone: "0808", nations: ["england"]),
            Referral(id: "a-e", name: "A&E", urgency: .emergency),
        ],
        sources: [Source(id: "ros", title: "PAO", publisher: "ROS", year: "2024", url: "https://ros.uk")],
        facts: [Fact(id: "F-1", statement: "Many do.", sources: ["ros"], strength: .moderate)])
}
