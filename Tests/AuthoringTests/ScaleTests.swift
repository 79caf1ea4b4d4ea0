import Compiled
import Conversation
import Foundation
import Testing
import Understanding

@testable import Authoring

@Suite("Compiling")
struct CompilingTests {
    /// A minimal playbook: topics with id, title, asks and a short answer.
    static func files(topics: Int, asks: Int) -> [String: String] {
        let things = ["bread", "river", "window", "garden", "letter", "candle", "mirror", "basket", "hammer", "pillow"]
        let verbs = ["buy", "mend", "paint", "carry", "find", "clean", "draw", "sell", "lose", "hide"]
        var files: [String: String] = [:]
        for topic in 0..<topics {
            let name = "\(things[topic % 10])\(verbs[topic / 10 % 10])\(topic / 100)"
            let lines = (0..<asks).map { ask in
                "  - how do I \(verbs[ask % 10]) the \(name) number \(ask) with a \(things[ask / 10 % 10]) at \(things[(ask + topic) % 10])"
            }
            files["topics/help/\(name).yaml"] =
                "id: \(name)\ntitle: The \(name)\nasks:\n\(lines.joined(separator: "\n"))\nanswer: {short: \"This is about the \(name).\"}\n"
        }
        return files
    }

    /// Learning is a hundred times slower without optimisation.
    #if DEBUG
        static let asks = 4
    #else
        static let asks = 100
    #endif

    @Test("A hundred and fifty topics of a hundred asks (four in a debug build) compile, and can be asked")
    func large() throws {
        let scratch = try Scratch(Self.files(topics: 150, asks: Self.asks))
        let authored = scratch.read()
        #expect(authored.isUsable, "\(authored.findings.prefix(3))")
        #expect(authored.figures.asks == 150 * Self.asks)
        let compiled = authored.compiled()
        let read = try CompiledPlaybook(decoding: compiled.encoded())
        #expect(read.playbook == authored.playbook)
        let engine = Engine(
            playbook: read.playbook, understander: try Understander(playbook: read.playbook, model: read.model),
            fingerprint: read.fingerprint)
        let reply = engine.reply(to: "how do I paint the rivermend0", state: nil)
        #expect(reply.topics.first?.id == "rivermend0")
    }

    @Test("Two compiles give the same bytes, whatever the order of the files in their folder")
    func deterministic() throws {
        let files = Self.files(topics: 8, asks: 6).merging([
            "concepts/a.yaml": "bone: {words: [bone]}", "concepts/b.yaml": "leg: {words: [leg]}",
            "words/english.txt": "ant\nbee\n",
            "referrals.yaml": "- {id: b, name: B}\n- {id: a, name: A}",
        ]) { $1 }
        var bytes: [[UInt8]] = []
        for _ in 0..<3 {
            // A dictionary gives its keys in another order each time it is made anew: so are the files written.
            let scratch = try Scratch(Dictionary(uniqueKeysWithValues: files.shuffled()))
            bytes.append(scratch.read().compiled().encoded())
        }
        #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
    }

    @Test("What authoring names a playbook is what a loader finds without YAML")
    func fingerprint() throws {
        let scratch = try Scratch(
            Self.files(topics: 3, asks: 2).merging(["words/english.txt": "ant\n", "tests/t.yaml": "[]"]) { $1 })
        #expect(scratch.read().fingerprint == (try Fingerprint.of(scratch.dialogues)))
    }
}
