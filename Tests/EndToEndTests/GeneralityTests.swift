import Foundation
import Testing

/// The measuring of the engine on other people's questions, on a handful of made-up intents.
struct GeneralityTests {
    @Test("the engine needs nothing of the helper's own content", .endsThoughItHangs)
    func smoke() throws {
        let world = try Programs(dialogues: Programs.root.appending(path: "Dialogues"))
        defer { world.close() }
        let script = Programs.root.appending(path: "Tests/Generality/clinc.py")
        let done = try world.run(
            "/usr/bin/python3", [script.path, "--smoke", "--json", "--bin", Programs.products.path])
        #expect(done.status == 0, "Service/packages installs python3-yaml.\n\(done.err)")
        #expect(done.json["top1"] as? Double == 1)
        #expect(done.json["rejected"] as? Double == 1)
        let none = try world.run("/usr/bin/python3", [script.path, "/nowhere/data_full.json"])
        #expect(none.status == 0)
        #expect(none.out.hasPrefix("skipped: "))
    }
}
