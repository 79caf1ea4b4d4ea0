import Foundation

@testable import Authoring

/// As much of JSON Schema (draft 2020-12) as the shipped schemas use, over YAML nodes.
struct JSONSchema {
    /// The whole schema.
    let root: [String: Any]

    /// Keywords that are understood; any other is a mistake in the schema.
    private static let known: Set<String> = [
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties",
        "propertyNames", "minProperties", "items", "minItems", "minLength", "maxLength", "pattern", "enum", "minimum",
        "maximum",
        "anyOf",
    ]

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    static func types(_ schema: [String: Any]) -> [String] {
        (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    }

    /// What does not fit, as `line:column why`.
    func mistakes(in node: Node) -> [String] { check(node, root) }

    private func check(_ node: Node, _ schema: [String: Any]) -> [String] {
        func wrong(_ why: String) -> [String] { ["\(node.line):\(node.column) \(why)"] }
        let unknown = Set(schema.keys).subtracting(Self.known)
        if !unknown.isEmpty { return wrong("the schema uses \(unknown.sorted())") }
        var mistakes: [String] = []
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            guard let target = (root["$defs"] as? [String: [String: Any]])?[String(name)] else {
                return wrong("no $defs \(name)")
            }
            mistakes += check(node, target)
        }
        if let choices = schema["anyOf"] as? [[String: Any]], !choices.contains(where: { check(node, $0).isEmpty }) {
            mistakes += wrong("fits none of anyOf")
        }
        let types = Self.types(schema)
        if !types.isEmpty, !types.contains(where: { fits(node, $0) }) { return mistakes + wrong("is not \(types)") }
        if let text = node.text { mistakes += check(text, schema).flatMap(wrong) }
        if case .list(let items) = node.content {
            if let least = schema["minItems"] as? Int, items.count < least { mistakes += wrong("too few items") }
            if let inner = schema["items"] as? [String: Any] { mistakes += items.flatMap { check($0, inner) } }
        }
        if case .map = node.content { mistakes += checkMap(node, schema) }
        return mistakes
    }

    private func checkMap(_ node: Node, _ schema: [String: Any]) -> [String] {
        var mistakes: [String] = []
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for name in schema["required"] as? [String] ?? [] where node[name] == nil {
            mistakes.append("\(node.line) lacks \(name)")
        }
        if let least = schema["minProperties"] as? Int, node.pairs.count < least {
            mistakes.append("\(node.line) too few keys")
        }
        for pair in node.pairs {
            if let names = schema["propertyNames"] as? [String: Any] { mistakes += check(pair.key, names) }
            if let inner = properties[pair.name] {
                mistakes += check(pair.value, inner)
            } else if let inner = schema["additionalProperties"] as? [String: Any] {
                mistakes += check(pair.value, inner)
            } else if schema["additionalProperties"] as? Bool == false {
                mistakes.append("\(pair.key.line) has no key \(pair.name)")
            }
        }
        return mistakes
    }

    private func check(_ text: String, _ schema: [String: Any]) -> [String] {
        var mistakes: [String] = []
        if let least = schema["minLength"] as? Int, text.count < least { mistakes.append("too short") }
        if let most = schema["maxLength"] as? Int, text.count > most { mistakes.append("too long") }
        if let words = schema["enum"] as? [String], !words.contains(text) { mistakes.append("none of \(words)") }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            mistakes.append("not \(pattern)")
        }
        if let number = Int(text), let least = schema["minimum"] as? Int, number < least {
            mistakes.append("too small")
        }
        if let number = Int(text), let most = schema["maximum"] as? Int, number > most { mistakes.append("too great") }
        return mistakes
    }

    /// Content scalars are text, whatever YAML makes of them.
    private func fits(_ node: Node, _ type: String) -> Bool {
        switch (node.content, type) {
        case (.text, "string"), (.list, "array"), (.map, "object"): true
        case (.text(let text), "boolean"): text == "true" || text == "false"
        case (.text(let text), "integer"): Int(text) != nil
        case (.text(let text), "number"): Double(text) != nil
        default: false
        }
    }
}
