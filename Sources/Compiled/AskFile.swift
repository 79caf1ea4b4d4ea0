import Synchronization

/// The asks of a compiled playbook that is served, left in its file: megabytes that nothing but an explanation looks at.
final class AskFile: Sendable {
    private let file: ServedFile
    /// Where the rest of the file lies, and the asks in it.
    private let rest: Range<Int>
    private let section: Range<Int>
    private let checksum: UInt64
    private let topics: Int
    /// Whether the rest is whole; `nil` until it was looked at.
    private let isWhole = Mutex<Bool?>(nil)

    init(_ file: ServedFile, _ parts: PlaybookFormat.Parts, topics: Int) {
        self.file = file
        self.topics = topics
        section = parts.range(of: .asks)
        rest = parts.range(of: .firstOfRest).lowerBound..<section.upperBound
        checksum = parts.checksumOfRest
    }

    /// The asks of a topic; none where the file can no longer be read or is damaged.
    func asks(of topic: Int) -> [String] {
        guard (0..<topics).contains(topic), checked() else { return [] }
        do throws(CompiledError) {
            let places = try file.read(section.lowerBound + topic * 4..<section.lowerBound + topic * 4 + 8)
            let start = section.lowerBound + (topics + 1) * 4
            let (first, end) = places.withUnsafeBytes {
                (
                    start + Int(UInt32(littleEndian: $0.load(as: UInt32.self))),
                    start + Int(UInt32(littleEndian: $0.load(fromByteOffset: 4, as: UInt32.self)))
                )
            }
            guard first <= end, end <= section.upperBound else { return [] }
            let texts = try file.read(first..<end)
            return try CompiledPlaybook.texts(
                Unpacker(FilePart(texts), strings: [], section: PlaybookFormat.Section.asks.rawValue))
        } catch { return [] }
    }

    private func checked() -> Bool {
        isWhole.withLock { known in
            if let known { return known }
            let found = (try? file.read(rest)).map { Checksum.of($0[...]) == checksum } ?? false
            known = found
            return found
        }
    }
}
