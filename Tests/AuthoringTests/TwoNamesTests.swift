import Conversation
import Testing

/// Two names set against each other, without a question mark, over the shipped dialogues.
@Suite("Two names")
struct TwoNamesTests {
    @Test(
        "Both are answered, in the order they were named",
        arguments: [
            ("denosumab versus vertebroplasty", ["denosumab", "vertebroplasty"]),
            ("teriparatide vs denosumab", ["teriparatide", "denosumab"]),
        ])
    func both(_ text: String, _ topics: [String]) { #expect(ShippedEngine.reply(text).answered == topics) }

    @Test("One name is answered alone", arguments: [("denosumab", ["denosumab"])])
    func one(_ text: String, _ topics: [String]) { #expect(ShippedEngine.reply(text).answered == topics) }
}
