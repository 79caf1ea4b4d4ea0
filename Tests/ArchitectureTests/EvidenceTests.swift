import Foundation
import Testing

/// The notes for operators name tests and commands as proof: what they name is there.
struct EvidenceTests {
    private static let notes = ["Service/SAFETY.md", "Service/OPERATING.md"]

    @Test(arguments: notes)
    func suitesAreThere(note: String) throws {
        let names = try Repository.text(of: note).matches(of: /\*([A-Z][A-Za-z]*Tests)\*/).map { String($0.1) }
        let tests = try Repository.swiftFiles(under: "Tests")
        for name in names {
            #expect(
                tests.contains { $0.contains("/\(name).swift") || $0.hasPrefix("Tests/\(name)/") },
                "\(note): no tests are called \(name)")
        }
    }

    @Test(arguments: notes)
    func filesAndCommandsAreThere(note: String) throws {
        let paths = try Repository.text(of: note).matches(of: /`((?:Service|Tests|Dialogues)\/[A-Za-z0-9_.\/-]+)/)
        for path in paths.map({ String($0.1) }) {
            #expect(
                FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path),
                "\(note): \(path) is not there")
        }
    }

    /// What may be named behind each command, as the command itself lists it.
    private static func names(of command: String) throws -> Set<String> {
        let program = try Repository.text(of: "Service/\(command)")
        let names =
            command == "torture"
            ? program.matches(of: /"([a-z-]+)": [a-z]/).map { String($0.1) }
            : program.firstMatch(of: /targets=\(([a-z ]+)\)/).map { $0.1.split(separator: " ").map(String.init) } ?? []
        return Set(names)
    }

    @Test(arguments: notes, ["torture", "fuzz"])
    func scenesAndTargetsAreThere(note: String, command: String) throws {
        let known = try Self.names(of: command)
        #expect(known.count >= 5)
        for call in try Repository.text(of: note).matches(of: /`Service\/([a-z]+)((?: [a-z][a-z-]*)+)`/)
        where call.1 == command {
            for name in call.2.split(separator: " ") {
                #expect(known.contains(String(name)), "\(note): Service/\(command) has no \(name)")
            }
        }
    }

    @Test func everyHazardHasItsEvidence() throws {
        let rows = try Repository.text(of: "Service/SAFETY.md").split(separator: "\n").filter {
            $0.prefixMatch(of: /\| H[0-9]+/) != nil
        }
        #expect(rows.count >= 13)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(cells.count == 7, "\(row)")
            #expect(cells[4].contains("`") || cells[4].contains("*"), "\(cells[0]) names no test")
        }
    }
}
