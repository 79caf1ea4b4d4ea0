import Foundation
import Playbook

/// A line of a labelled set: what somebody typed, and which topics are right for it.
public struct LabelledLine: Sendable, Equatable {
    public var id: String
    public var text: String
    /// Topics that are right; where the style is `multi`, all of them are asked for.
    public var expect: [String]
    /// Topics that are right too.
    public var accept: [String] = []
    /// How it is put: plain, typo, keyword …
    public var style = "plain"
    /// What was said before it in the same conversation.
    public var context: [String] = []

    /// The style of a line that asks several things, all of which must be answered.
    static let several = "multi"
}

extension LabelledLine: Decodable {
    private enum Key: String, CodingKey { case id, text, expect, accept, style, context }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(String.self, forKey: .id)
        text = try fields.decode(String.self, forKey: .text)
        expect = try fields.decode([String].self, forKey: .expect)
        accept = try fields.decodeIfPresent([String].self, forKey: .accept) ?? accept
        style = try fields.decodeIfPresent(String.self, forKey: .style) ?? style
        context = try fields.decodeIfPresent([String].self, forKey: .context) ?? context
        if expect.isEmpty {
            throw DecodingError.dataCorruptedError(forKey: .expect, in: fields, debugDescription: "expects no topic")
        }
    }
}

/// A labelled set: JSON lines.
public struct LabelledSet: Sendable, Equatable {
    public var lines: [LabelledLine]

    public init(lines: [LabelledLine]) { self.lines = lines }

    /// Reads a file of one JSON object a line; blank lines are left out.
    public init(reading path: String) throws(LabelledSetError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        lines = []
        let decoder = JSONDecoder()
        for (number, raw) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !raw.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            do {
                lines.append(try decoder.decode(LabelledLine.self, from: raw))
            } catch {
                throw .malformed(path: path, line: number + 1, reason: Self.reason(error))
            }
        }
    }

    /// The asks of every topic that is not urgent, each labelled with its own topic, which is its style too: which of
    /// them does the playbook it was learnt from give to another?
    public init(asksOf playbook: Playbook) {
        lines = playbook.topics.filter { $0.kind != .urgent }.flatMap { topic in
            topic.asks.enumerated().map { number, ask in
                LabelledLine(id: "\(topic.id)#\(number + 1)", text: ask, expect: [topic.id], style: topic.id)
            }
        }
    }

    /// Every label that is no topic of these, once, in the order of the lines.
    public func unknown(among topics: Set<String>) -> [String] {
        var seen = topics
        return lines.flatMap { $0.expect + $0.accept }.filter { seen.insert($0).inserted }
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).first ?? "the line") has another form"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty: context.debugDescription
        default: "no JSON object"
        }
    }
}

/// Why a labelled set cannot be used.
public enum LabelledSetError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file is not there or may not be read.
    case unreadable(path: String)
    /// A line is no labelled line; lines count from 1.
    case malformed(path: String, line: Int, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let path): "\(path): cannot be read"
        case .malformed(let path, let line, let reason): "\(path):\(line): \(reason)"
        }
    }
}
