import Playbook
import Testing

@testable import Understanding

@Suite struct WorkspaceTests {
    private static let messages =
        Small.playbook.topics.flatMap { $0.asks.prefix(2) } + [
            "", "?", "is it safe to breastfeed with the pain in my back. and can I run, and what does it cost",
            // More than a workspace has room for.
            String(repeating: "is my bakc pain normal, or shoud I worry about breastfeeding? ", count: 200),
            "thanks",
        ]

    private static func meaning(_ text: String, _ understander: Understander) -> Interpretation {
        understander.interpret(understander.read(text), situation: Situation())
    }

    /// The same memory serves one message after another: what was said before changes nothing.
    @Test func nothingIsLeftOfAnEarlierMessage() throws {
        let used = try Understander(playbook: Small.playbook, model: Small.model)
        let alone = try Self.messages.map {
            Self.meaning($0, try Understander(playbook: Small.playbook, model: Small.model))
        }
        #expect(Self.messages.map { Self.meaning($0, used) } == alone)
        #expect(Self.messages.reversed().map { Self.meaning($0, used) } == alone.reversed())
    }

    @Test func roomIsGivenBackAndTakenAgain() {
        let workspace = Workspace()
        let first = workspace.withRoom(of: UInt64.self, for: 100) { Int(bitPattern: $0.baseAddress) }
        workspace.withRoom(of: UInt8.self, for: 3) { small in
            #expect(Int(bitPattern: small.baseAddress) == first)
            workspace.withRoom(of: UInt64.self, for: 4) { behind in
                #expect(Int(bitPattern: behind.baseAddress) == first + 16)
            }
            workspace.withRoom(of: UInt8.self, for: 1 << 20) { large in
                large.initialize(repeating: 7)
                small.initialize(repeating: 9)
                #expect(large.allSatisfy { $0 == 7 })
            }
        }
    }
}
