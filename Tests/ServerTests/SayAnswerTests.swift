import Testing

@testable import Conversation
@testable import Server
@testable import Wire

@Suite("Replies from fragments")
struct SayAnswerTests {
    private let loaded = LoadedPlaybook.small("first")

    private func line(_ answered: Answered, wantsBlocks: Bool) -> [UInt8] {
        let answer = SayAnswer(answered: answered, fragments: loaded.fragments, wantsBlocks: wantsBlocks)
        var writer = JSONWriter()
        writer.response(id: RequestID(1)) { answer.write(to: &$0) }
        return writer.bytes
    }

    @Test(
        "they have the very bytes that the message of the same values has",
        arguments: [
            "", "can I have another baby", "when can we", "when will my bones get better", "my saddle is numb", "xyzzy",
            "hello", "another baby and will I heal", "menu", "start again", "I live in Wales",
        ], [false, true])
    func same(text: String, wantsBlocks: Bool) throws {
        var state: String? = "none of ours"
        for said in [text, text, "yes"] {
            let answered = loaded.engine.answer(to: said, state: state)
            let reply = answered.reply
            let bytes = line(answered, wantsBlocks: wantsBlocks)
            let result = try ResponseLine(Array(bytes.dropLast())).outcome.get()
            let message = try ResponseLine.decode(result, as: ReplyMessage.self)
            var writer = JSONWriter()
            writer.response(message, id: RequestID(1))
            #expect(writer.bytes == bytes)
            #expect(message.text == reply.text)
            #expect(message.topics.map(\.id) == reply.topics.map(\.id))
            #expect(message.referrals.map(\.id) == reply.referrals)
            #expect(message.sources.map(\.id) == reply.sources)
            #expect(message.options.count == reply.options.count)
            #expect(message.blocks?.count == (wantsBlocks ? reply.blocks.flatMap(\.parts).count : nil))
            #expect(message.situation.entries.map(\.slot) == reply.situation.entries.map(\.slot))
            #expect(message.isFresh == reply.isFresh)
            state = reply.state
        }
    }

    @Test("every kind of block stands in the text and in the blocks, escaped")
    func escapes() throws {
        let reply = Reply(
            kind: .urgent, level: .emergency,
            blocks: [
                .paragraph("a \"b\"\\\n\u{1}"), .list([]), .list(["é", "日"]), .card(say: "c", bullets: ["d"], end: "e"),
                .card(say: "f", bullets: [], end: ""), .question("g?"), .note(""),
            ], state: "s")
        let result = try ResponseLine(Array(line(Answered(reply: reply), wantsBlocks: true).dropLast())).outcome.get()
        let message = try ResponseLine.decode(result, as: ReplyMessage.self)
        #expect(message.text == "a \"b\"\\\n\u{1}\n\n\n\n- é\n- 日\n\nc\n- d\ne\n\nf\n\ng?\n\n")
        #expect(message.blocks == reply.blocks.flatMap(ReplyBlock.forms))
    }
}
