import Compiled
import Foundation

/// Findings and figures of dialogues that were checked before, kept beside compiled playbooks: what did not change need not
/// be checked again.
public struct KeptFindings: Codable, Sendable {
    public let findings: [Finding]
    public let figures: Figures

    /// The name they are kept by: every byte that was looked at, the day, and the program that looked.
    public static func name(_ dialogues: Dialogues, today: String, program: String) -> String {
        var hash = SHA256()
        hash.update(Array("\(program) \(today)\n".utf8))
        for folder in dialogues.walk() {
            for problem in folder.problems { hash.update(Array("\(problem.path) \(problem.why)\n".utf8)) }
            for file in folder.files {
                // What cannot be read is found again.
                let bytes = (try? folder.read(file.path, limit: Fingerprint.maximumFileLength)) ?? []
                hash.update(Array("\(folder.root) \(file.path) \(bytes.count)\n".utf8))
                hash.update(bytes)
            }
        }
        return hash.finish().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    public init(_ authored: Authored) { (findings, figures) = (authored.findings, authored.figures) }

    /// Reads what was kept; `nil` where there is nothing of use.
    public init?(reading path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let kept = try? JSONDecoder().decode(KeptFindings.self, from: data)
        else { return nil }
        self = kept
    }

    /// Keeps them, for this user alone. What cannot be kept is checked again the next time.
    public func keep(at path: String) {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let data = try? JSONEncoder().encode(self), (try? data.write(to: url, options: .atomic)) != nil else {
            return
        }
        chmod(path, 0o600)
        let others =
            (try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
        func age(_ url: URL) -> Date {
            (try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
        }
        for old in others.sorted(by: { age($0) > age($1) }).dropFirst(Self.kept) {
            try? FileManager.default.removeItem(at: old)
        }
    }

    /// How many stay.
    private static let kept = 5
}
