/// What stood in topics, sources and facts when they were last checked: `reviewed.txt` beside `helper.yaml`.
///
/// A line each: `topic ID DATE HASH`, `source ID HASH`, `fact ID HASH`. Written by `paoc review --record` alone.
public struct ReviewRecord: Sendable, Equatable {
    /// A topic as it was checked.
    public struct Seen: Sendable, Equatable {
        /// The day in `review.checked` then.
        public var checked: String
        public var hash: String
    }

    public static let file = "reviewed.txt"

    /// By id.
    public var topics: [String: Seen] = [:]
    /// The hashes of sources and facts, by `source ID` or `fact ID`.
    public var evidence: [String: String] = [:]

    public init() {}

    /// Reads a record; lines of another form say nothing.
    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("topic", 4): topics[words[1]] = Seen(checked: words[2], hash: words[3])
            case ("source", 3), ("fact", 3): evidence[words[0] + " " + words[1]] = words[2]
            default: continue
            }
        }
    }

    /// The record as its file holds it.
    public var text: String {
        let lines =
            topics.map { "topic \($0.key) \($0.value.checked) \($0.value.hash)" }.sorted()
            + evidence.map { "\($0.key) \($0.value)" }.sorted()
        return
            "# What stood there when paoc review --record wrote this, and the day in review.checked then. Hashes, and no\n"
            + "# sign-off: who signed a topic stands in its review.by.\n"
            + lines.map { $0 + "\n" }.joined()
    }
}
