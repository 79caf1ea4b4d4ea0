import Foundation
import Testing

/// The shipped dialogues through the real client and daemon.
@Suite(.serialized)
final class ShippedAnswerTests {
    private let world: Programs

    init() throws { world = try Programs(dialogues: Programs.root.appending(path: "Dialogues")) }
    deinit { world.close() }

    @Test(.endsThoughItHangs)
    func questionsAndSigns() throws {
        let compiled = try world.run("paoc", ["compile", Programs.root.path + "/Dialogues"])
        try #require(compiled.status == 0 || compiled.status == 1, "\(compiled.err)")

        let family = try world.pao(
            "ask", "we wanted a big family, is it safe to have another baby after my spine fractures?")
        #expect(family.status == 0, "\(family.err)")
        #expect(family.out.contains("0808 800 0035"))
        #expect(family.out.contains("[1]"))
        #expect(family.out.contains("No clinician has reviewed"))

        let sign = try world.pao("ask", "--json", "my legs have gone numb and I can't feel when I need a wee")
        #expect(sign.status == 3)
        #expect(sign.json["kind"] as? String == "urgent")
        #expect(sign.json["v"] as? Int == 1)
        let topics = sign.json["topics"] as? [[String: Any]]
        #expect(topics?.first?["id"] as? String == "urgent-spinal-cord")
        let first = (sign.json["text"] as? String)?.split(separator: "\n").first ?? ""
        #expect(first.contains("999") && first.contains("A&E"))
        #expect((sign.json["sources"] as? [Any])?.isEmpty == true)

        // A question may begin with anything.
        let score = try world.pao("ask", "-2.9 is that bad")
        #expect([0, 2].contains(score.status), "\(score.err)")

        let batch = try world.pao(
            "batch", "--json",
            input: """
                {"id": 7, "text": "how rare is it"}
                {"id": "a", "session": "s", "text": "should I breastfeed"}
                no request
                {"id": "b", "session": "s", "text": "thank you"}

                """)
        #expect(batch.status == 65)
        let replies = batch.lines.map {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:]
        }
        #expect(replies.count == 4)
        #expect(replies.first?["id"] as? Int == 7)
        #expect(replies[1]["id"] as? String == "a")
        #expect(replies[2]["error"] != nil)
        #expect(replies[3]["kind"] as? String == "social")
    }

    @Test(.endsThoughItHangs)
    func nothingTypedIsKept() throws {
        let planted = "zebrafinch quilting on tuesdays"
        _ = try world.pao("ask", "my back hurts and \(planted)")
        _ = try world.pao("ask", input: "can I drive, \(planted)")
        let kept = try FileManager.default.subpathsOfDirectory(atPath: world.folder.path).filter { path in
            let file = world.folder.path + "/" + path
            // The question that was handed over as standard input is the test's own file.
            guard !path.hasSuffix(".in"), let bytes = FileManager.default.contents(atPath: file) else { return false }
            return String(decoding: bytes, as: UTF8.self).contains("zebrafinch")
        }
        #expect(kept.isEmpty)
    }
}
