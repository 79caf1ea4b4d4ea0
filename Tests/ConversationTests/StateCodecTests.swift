import Playbook
import Testing

@testable import Conversation

struct StateCodecTests {
    private let playbook = Small.playbook
    private var codec: StateCodec { StateCodec(playbook: playbook) }

    private var full: State {
        var state = State()
        state.situation["feeding"] = "yes"
        state.situation["stage"] = "pregnant"
        state.current = playbook.topicIndex("feeding")
        state.detailsGiven = 0b101
        state.justAnswered = true
        state.trail = Array(repeating: playbook.topicIndex("babies")!, count: State.trailLimit)
        state.offered =
            [.detail(topic: "babies", detail: "how-long"), .slot("stage", value: "planning")]
            + [.menu(Menu.all)] + Array(repeating: .topic("urgent-legs"), count: 6)
        state.pending = .slot
        state.urgent = State.OpenMatter(
            topic: playbook.topicIndex("urgent-legs")!, level: .emergency, kept: playbook.topicIndex("babies"))
        state.misses = 2
        state.slotsAsked = 0b11
        state.onDetail = true
        state.slotsLearnt = 0b10
        state.slotsTold = 0b1
        state.assumed = 1
        state.said = 0xDEAD_BEEF
        return state
    }

    @Test func whatIsWrittenIsRead() { #expect(codec.decode(codec.encode(full)) == full) }

    @Test func anUrgentMatterSetAsideIsRead() {
        var state = full
        let matter = state.urgent!
        state.urgent = nil
        for turns in 1...State.SetAside.longest {
            state.setAside = State.SetAside(matter: matter, turns: turns)
            #expect(codec.decode(codec.encode(state)) == state)
        }
    }

    @Test func anEmptyStateIsRead() { #expect(codec.decode(codec.encode(State())) == State()) }

    @Test func theFullestStateFitsTheLimit() { #expect(codec.encode(full).utf8.count <= StateCodec.limit) }

    @Test func everyTruncationIsRefused() {
        let text = codec.encode(full)
        for length in 0..<text.count { #expect(codec.decode(String(text.prefix(length))) == nil) }
    }

    @Test func everyChangedLetterIsRefused() {
        let bytes = Array(codec.encode(full).utf8)
        for place in bytes.indices {
            var changed = bytes
            changed[place] = changed[place] == 65 ? 66 : 65
            #expect(codec.decode(String(decoding: changed, as: UTF8.self)) == nil)
        }
    }

    @Test(arguments: [
        "", "2.", "1.AAAA", "3.AAAA", "hello", "2.!!!!", "2." + String(repeating: "A", count: 600), "2.é",
    ])
    func inventionsAreRefused(text: String) { #expect(codec.decode(text) == nil) }

    @Test func anotherPlaybookDropsWhatItLacksAndGoesOn() throws {
        var smaller = playbook
        smaller.topics.removeAll { $0.id == "feeding" }
        let state = try #require(StateCodec(playbook: smaller).decode(codec.encode(full)))
        #expect(state.current == nil)
        #expect(state.situation["stage"] == "pregnant")
        #expect(state.urgent?.topic == smaller.topicIndex("urgent-legs"))
    }

    @Test func base64IsReadBack() {
        for length in 0..<20 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 200) }
            let text = bytes.withUnsafeBufferPointer { Base64URL.encode($0) }
            #expect(Array(text.utf8).withUnsafeBufferPointer { Base64URL.decode($0) { Array($0) } } == bytes)
        }
    }
}
