import Compiled
import Foundation
import Playbook

@testable import Authoring

/// A folder of dialogues in a temporary place, deleted with the value that holds it.
final class Scratch {
    let path: String

    /// Writes files; a minimal `helper.yaml` is added where none is given.
    init(_ files: [String: String], helper: Bool = true) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "pao-authoring-\(UUID().uuidString)").path()
        var files = files
        if helper, files["helper.yaml"] == nil { files["helper.yaml"] = Self.helper() }
        for (name, text) in files { try write(Data(text.utf8), to: name) }
    }

    func write(_ data: Data, to name: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var dialogues: Dialogues { Dialogues(at: path) }

    /// Reads and checks.
    /// - Parameter uses: whether what nothing uses is found; a sample of one file uses little of what stands around it.
    func read(today: String? = nil, uses: Bool = false) -> Authored {
        var authored = Authored(reading: dialogues, today: today)
        if !uses { authored.findings.removeAll { Self.ofUse.contains($0.code) } }
        return authored
    }

    private static let ofUse: Set<FindingCode> = [
        .unusedConcept, .unusedSource, .deadPattern, .strayPattern, .slotNeverUsed, .slotNeverAsked,
    ]

    /// The least a playbook has, with every wording and cue, and more keys if asked for.
    static func helper(_ more: String = "") -> String {
        let filled: [Wording: String] = [
            .assumed: "{assumed}", .alsoUrgent: "{title}", .youAsked: "{question}", .theme: "{theme}",
        ]
        let wordings = Wording.allCases.map { "  \($0.rawValue): \"Words for this. \(filled[$0] ?? "")\"" }
        let cues = Cue.allCases.map { "  \"\($0.rawValue)\": [\"cue for \($0.rawValue)\"]" }
        return """
            name: Helper
            opening: Say what worries you.
            \(more)
            wordings:
            \(wordings.joined(separator: "\n"))
            cues:
            \(cues.joined(separator: "\n"))
            """
    }

    /// The least a topic has, and more keys if asked for.
    static func topic(_ id: String, ask: String? = nil, short: String = "It helps.", _ more: String = "") -> String {
        """
        id: \(id)
        title: \(id)
        asks: ["\(ask ?? "tell me about \(id)")"]
        answer:
          short: "\(short)"
        \(more)
        """
    }
}

extension YAMLFile {
    /// The root of some bytes.
    static func read(_ bytes: [UInt8], file: String, into findings: inout Findings) -> Node? {
        read(SourceText(file: file, bytes: bytes), into: &findings)
    }
}

/// Findings without the name of the temporary folder: `line:column code`.
func codes(_ findings: [Finding], in file: String? = nil) -> [String] {
    findings.filter { file == nil || $0.file.hasSuffix(file ?? "") }.map {
        "\($0.line):\($0.column) \($0.code.rawValue)"
    }
}

/// Text with marks such as ①, and where each stood once they are taken out.
struct Marked {
    var text = ""
    /// `line:column` of each mark, in order.
    var places: [String] = []

    init(_ marked: String) {
        var line = 1
        var column = 1
        for letter in marked {
            if "①②③④⑤⑥".contains(letter) {
                places.append("\(line):\(column)")
                continue
            }
            text.append(letter)
            column += 1
            if letter == "\n" {
                line += 1
                column = 1
            }
        }
    }
}

/// Reads a folder with one marked file in it and gives back what was found there, and what the marks say.
func findings(in marked: String, as file: String, with others: [String: String] = [:]) throws -> (
    found: [String], marks: [String]
) {
    let text = Marked(marked)
    let scratch = try Scratch(others.merging([file: text.text]) { $1 })
    return (codes(scratch.read(today: "2026-12-01").findings, in: file), text.places)
}
