import Foundation
import Testing

@testable import Authoring

/// Dialogues out of git.
@Suite("Dialogues of a commit")
struct CommittedDialoguesTests {
    /// A small playbook in a folder under git, committed once and changed since.
    static func repository() throws -> (scratch: Scratch, dialogues: String) {
        let scratch = try Scratch([:], helper: false)
        for (path, text) in SmallPlaybook.files { try scratch.write(Data(text.utf8), to: "words/" + path) }
        let git = try #require(InstalledProgram("git"))
        let folder = URL(filePath: scratch.path)
        for arguments in [
            ["init", "-q"], ["add", "."],
            ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "commit", "-qm", "one"],
        ] {
            let outcome = try git.run(arguments, in: folder)
            #expect(outcome.succeeded, "\(outcome.complaint)")
        }
        try scratch.write(Data("id: milk".utf8), to: "words/topics/help/milk.yaml")
        return (scratch, scratch.path + "/words")
    }

    @Test("What was committed is read, not what stands there now")
    func committed() throws {
        let (scratch, path) = try Self.repository()
        let authored = try CommittedDialogues.read("HEAD", path: path)
        #expect(authored.findings == [])
        #expect(authored.fingerprint == (try SmallPlaybook.scratch().read().fingerprint))
        withExtendedLifetime(scratch) {}
    }

    @Test(
        "A name that is no commit, or none that holds the dialogues, is told as that", arguments: ["nowhere", "--help"])
    func unknown(_ name: String) throws {
        let (scratch, path) = try Self.repository()
        let failure = #expect(throws: CommittedDialogues.Failure.self) {
            try CommittedDialogues.read(name, path: path)
        }
        #expect(failure?.description.hasPrefix("\(name) is neither a folder nor a commit") == true)
        #expect(throws: CommittedDialogues.Failure.self) { try CommittedDialogues.read("HEAD", path: path + "/none") }
        withExtendedLifetime(scratch) {}
    }
}
