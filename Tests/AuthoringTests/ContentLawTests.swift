import Foundation
import Testing
import Yams

/// Laws of the shipped content that no single file can show: claims rest on sources, answers hold their guards, asks stay apart from the test
/// questions, and every topic of the catalogue is there.
@Suite("Content laws")
struct ContentLawTests {
    static let root = SchemaTests.folder.deletingLastPathComponent()

    /// The YAML files of a folder of the dialogues, by path.
    static func files(in folder: String) throws -> [String: [String: Any]] {
        let place = SchemaTests.folder.appending(path: folder)
        var files: [String: [String: Any]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: place.path()) where path.hasSuffix(".yaml") {
            let text = try String(contentsOf: place.appending(path: path), encoding: .utf8)
            files[folder + "/" + path] = try #require(try Yams.load(yaml: text) as? [String: Any])
        }
        return files
    }

    /// Every ask of a topic, those of its details too, normalised, with the file it stands in.
    static func asks() throws -> [String: String] {
        var asks: [String: String] = [:]
        for (path, topic) in try files(in: "topics").merging(try files(in: "urgent"), uniquingKeysWith: { $1 }) {
            let answer = topic["answer"] as? [String: Any]
            let details = (answer?["details"] as? [String: [String: Any]] ?? [:]).values
            for ask in ([topic] + details).flatMap({ $0["asks"] as? [Any] ?? [] }) {
                asks[normal("\(ask)")] = path
            }
        }
        return asks
    }

    /// The phrasings of the red flags, topic by topic.
    static func phrasings() throws -> [[String]] {
        let file = root.appending(path: "Tests/Evaluation/red-flags.yaml")
        let yaml = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any]
        let topics = try #require(yaml?["topics"] as? [[String: Any]])
        return topics.map { ($0["phrasings"] as? [[String: Any]] ?? []).compactMap { $0["t"] as? String } }
    }

    /// Letters and digits in lower case.
    static func normal(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    @Test(
        "Every claim names what it rests on, and every answer holds its guards", arguments: ["claims.py", "guards.py"])
    func script(_ name: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [Self.root.appending(path: "Tests/Content/" + name).path()]
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let wrong = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(wrong)")
    }

    @Test("No test question stands among the asks")
    func questions() throws {
        let asks = try Self.asks()
        let flags = Set(try Self.phrasings().joined().map(Self.normal))
        try #require(asks.count > 1000 && flags.count > 100)
        let lines = try String(contentsOf: Self.root.appending(path: "Tests/Evaluation/dev.jsonl"), encoding: .utf8)
        for line in lines.split(separator: "\n") {
            let question = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let text = try #require(question?["text"] as? String)
            let key = Self.normal(text)
            guard text.split(whereSeparator: \.isWhitespace).count > 3, !flags.contains(key) else { continue }
            #expect(asks[key] == nil, "\(text): \(asks[key] ?? "")")
        }
    }

    @Test("Every second phrasing of a red flag is for tests alone")
    func redFlags() throws {
        let asks = try Self.asks()
        for phrasings in try Self.phrasings() {
            for (place, text) in phrasings.enumerated() where place % 2 == 1 {
                let key = Self.normal(text)
                #expect(asks[key] == nil, "\(text): \(asks[key] ?? "")")
            }
        }
    }

    @Test("Every topic of the catalogue is there")
    func topics() throws {
        let ids = try String(contentsOf: Self.root.appending(path: "Tests/Content/topic-ids.txt"), encoding: .utf8)
        let topics = try Self.files(in: "topics").merging(try Self.files(in: "urgent"), uniquingKeysWith: { $1 })
        let there = Set(topics.values.compactMap { $0["id"] as? String })
        let wanted = Set(ids.split(separator: "\n").map(String.init))
        #expect(!wanted.isEmpty && wanted.subtracting(there).sorted() == [])
    }
}
