import Foundation
import Testing

@testable import Authoring

/// The JSON Schemas that editors use say what the reader does.
@Suite("Schemas")
struct SchemaTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Dialogues")

    /// The schema of each kind of file.
    static let names: [(FileKind, String)] = FileKind.allCases.map { ($0, $0.rawValue + ".json") }

    static func schema(_ name: String) throws -> JSONSchema {
        try JSONSchema(Data(contentsOf: folder.appending(path: "schema/" + name)))
    }

    @Test("Every kind of file has a schema, and there is none besides")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: "schema").path())
        #expect(files.sorted() == Self.names.map(\.1).sorted())
    }

    @Test("Schema and reader have the same keys, required keys and words", arguments: FileKind.allCases)
    func agreement(_ kind: FileKind) throws {
        let schema = try Self.schema(kind.rawValue + ".json")
        var differences: [String] = []
        compare(kind.shape, schema.root, schema, "", &differences)
        #expect(differences == [])
    }

    private func compare(
        _ shape: Shape, _ node: [String: Any], _ schema: JSONSchema, _ path: String, _ differences: inout [String]
    ) {
        func expect(_ isRight: Bool, _ what: String) {
            if !isRight { differences.append("\(path.isEmpty ? "root" : path): \(what)") }
        }
        func type(_ name: String) { expect(JSONSchema.types(node).contains(name), "is no \(name)") }
        if path.split(separator: ".").last != "*", !path.isEmpty, !path.hasSuffix("[]") {
            expect((node["description"] as? String)?.isEmpty == false || node["$ref"] != nil, "has no description")
        }
        switch shape {
        case .text(let use): compare(use, node, path, &differences)
        case .passage: expect(node["$ref"] as? String == "#/$defs/passage", "is no passage")
        case .pattern: expect(node["$ref"] as? String == "#/$defs/pattern", "is no pattern")
        case .condition: expect(node["$ref"] as? String == "#/$defs/condition", "is no condition")
        case .list(let inner):
            type("array")
            compare(inner, node["items"] as? [String: Any] ?? [:], schema, path + "[]", &differences)
        case .record(let record):
            type("object")
            let properties = node["properties"] as? [String: [String: Any]] ?? [:]
            expect(Set(properties.keys) == Set(record.keys.map(\.name)), "keys \(properties.keys.sorted())")
            let required = Set(node["required"] as? [String] ?? [])
            expect(required == Set(record.keys.filter(\.isRequired).map(\.name)), "required \(required.sorted())")
            if record.name != Record.levelIf.name {
                expect(node["additionalProperties"] as? Bool == false, "lets other keys in")
            }
            for key in record.keys {
                compare(
                    key.shape, properties[key.name] ?? [:], schema, path.isEmpty ? key.name : path + "." + key.name,
                    &differences)
            }
        case .named(_, let inner):
            type("object")
            compare(inner, node["additionalProperties"] as? [String: Any] ?? [:], schema, path + ".*", &differences)
        case .chosen(let names, let inner):
            type("object")
            let properties = node["properties"] as? [String: [String: Any]] ?? [:]
            expect(
                Set(properties.keys) == Set(names), "keys \(Set(properties.keys).symmetricDifference(names).sorted())")
            for name in names { compare(inner, properties[name] ?? [:], schema, path + "." + name, &differences) }
        }
    }

    private func compare(_ use: TextUse, _ node: [String: Any], _ path: String, _ differences: inout [String]) {
        let types = JSONSchema.types(node)
        let isRight =
            switch use {
            case .words, .optionalWords, .ask: types.contains("string")
            case .label: types.contains("string") && node["maxLength"] as? Int == 60
            case .id: node["pattern"] is String
            case .reference: types == ["string"]
            case .choice(let words): Set(node["enum"] as? [String] ?? []) == Set(words)
            case .truth: types == ["boolean"]
            case .date: (node["pattern"] as? String)?.contains("{4}") == true
            case .number(let range):
                node["minimum"] as? Int == range.lowerBound && node["maximum"] as? Int == range.upperBound
            }
        if !isRight { differences.append("\(path): does not say \(use)") }
    }

    @Test("Every shipped file is right by its schema and by the reader", arguments: FileKind.allCases)
    func shipped(_ kind: FileKind) throws {
        let schema = try Self.schema(kind.rawValue + ".json")
        let root = Self.folder.path()
        for file in try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
        where FileKind(path: file) == kind {
            var findings = Findings()
            let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
            let node = try #require(YAMLFile.read(bytes, file: file, into: &findings), "\(findings.list)")
            #expect(schema.mistakes(in: node) == [], "\(file)")
        }
    }

    @Test(
        "Schema and reader refuse the same broken files",
        arguments: [
            (FileKind.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y}\nnxt: [b]"),
            (.topic, "id: one\ntitle: x\nasks: [a]"),
            (.topic, "id: One\ntitle: x\nasks: [a]\nanswer: {short: y}"),
            (.topic, "id: one\ntitle: x\nasks: a\nanswer: {short: y}"),
            (.topic, "id: one\ntitle: x\nasks: []\nanswer: {short: y}"),
            (.topic, "id: one\ntitle: x\nasks: [\"\"]\nanswer: {short: y}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: \"\"}"),
            (.topic, "id: one\nkind: odd\ntitle: x\nasks: [a]\nanswer: {short: y}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: [y]}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y, details: [z]}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y, details: {a: {text: z}}}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y}\npatterns: [{al: [b]}]"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y}\npatterns: [[b]]"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y}\npatterns: [{all: []}]"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y}\nreview: {checked: today, due: 2027-01-01}"),
            (.topic, "id: one\ntitle: x\nasks: [a]\nanswer: {short: y, variants: [{when: [a], full: z}]}"),
            (
                .urgent,
                "id: a\ntitle: x\nasks: [a]\nlevels: {soon: {say: y}}\nsigns: [{pattern: p, level: ask, source: s}]\nsafety-question: q"
            ),
            (
                .urgent,
                "id: a\ntitle: x\nasks: [a]\nlevels: {emergency: {say: y}}\nsigns: [{pattern: p, level: now, source: s}]\nsafety-question: q"
            ),
            (
                .urgent,
                "id: a\ntitle: x\nprecedence: 0\nasks: [a]\nlevels: {emergency: {say: y}}\nsigns: [{pattern: p, level: ask, source: s}]\nsafety-question: q"
            ),
            (.concepts, "bone: {word: [a]}"), (.concepts, "Bone: {words: [a]}"), (.concepts, "bone: [a]"),
            (.situations, "- {slot: a, values: {b: {assumed: c}}}"), (.situations, "slot: a"),
            (.facts, "- {id: F-a-1, fact: b, sources: [], strength: weak}"),
            (.facts, "- {id: F-a-1, fact: b, sources: [c], strength: sure}"),
            (.sources, "- {id: a}"), (.referrals, "- {id: a, name: b, urgency: now}"),
            (.referrals, "- {id: a, name: b, phon: 1}"),
            (.tests, "- {id: a, turns: [{usr: b}]}"), (.tests, "- {id: a, turns: [{pick: 10}]}"), (.helper, "name: a"),
            (.helper, "name: a\nopening: b\nwordings: {menus: c}\ncues: {\"yes\": [y]}"),
        ])
    func broken(_ kind: FileKind, _ text: String) throws {
        let schema = try Self.schema(kind.rawValue + ".json")
        var findings = Findings()
        let node = try #require(YAMLFile.read(Array(text.utf8), file: "x.yaml", into: &findings))
        var reader = ShapeReader(kind, findings: findings)
        reader.read(node, as: kind.shape)
        #expect(!reader.findings.list.isEmpty, "the reader took it")
        #expect(!schema.mistakes(in: node).isEmpty, "the schema took it")
    }
}
