import Playbook

/// The asks of every topic, each topic's findable by itself: 4-byte places, one more than there are topics, then for each
/// topic a table of texts.
struct AskTables {
    private let bytes: FilePart
    private let topics: Int
    private static let section = PlaybookFormat.Section.asks.rawValue

    static func bytes(_ asks: [[String]]) -> [UInt8] {
        var places: [UInt8] = []
        var texts: [UInt8] = []
        func mark() { withUnsafeBytes(of: UInt32(texts.count).littleEndian) { places += $0 } }
        for list in asks {
            mark()
            var packer = Packer()
            packer.put(list.count)
            for ask in list { packer.put(raw: ask) }
            texts += packer.takeSection()
        }
        mark()
        return places + texts
    }

    init(_ bytes: FilePart, topics: Int) throws(CompiledError) {
        self.bytes = bytes
        self.topics = topics
        let count = bytes.raw.count
        guard count >= (topics + 1) * 4, place(0) == 0, (topics + 1) * 4 + place(topics) == count else {
            throw .malformed(section: Self.section, why: "it holds not as many topics as there are")
        }
    }

    func asks(of topic: Int) throws(CompiledError) -> [String] {
        let (first, end) = (place(topic), place(topic + 1))
        guard first <= end, (topics + 1) * 4 + end <= bytes.raw.count else {
            throw .malformed(section: Self.section, why: "a topic's asks do not lie in it")
        }
        let start = (topics + 1) * 4
        return try CompiledPlaybook.texts(
            Unpacker(bytes.part(start + first..<start + end), strings: [], section: Self.section))
    }

    private func place(_ topic: Int) -> Int {
        Int(UInt32(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: topic * 4, as: UInt32.self)))
    }
}
