/// Texts that are seldom asked for: they stay where they lie, and each is made when somebody wants it.
struct TextList: Sendable, Equatable {
    private var bytes: Stored<UInt8> = []
    /// Text t is made of the bytes `starts[t]..<starts[t + 1]`.
    private var starts: Stored<UInt32> = [0]

    /// No texts.
    init() {}

    init(_ texts: some Collection<String>) {
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            starts.append(UInt32(bytes.count))
        }
    }
}

extension TextList: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { starts.count - 1 }

    /// A text. Where it stands is looked at only here, so that nobody goes through texts that nobody asks for.
    subscript(at: Int) -> String {
        let start = Swift.min(Int(starts[at]), bytes.count)
        let end = Swift.min(Swift.max(Int(starts[at + 1]), start), bytes.count)
        return bytes.withUnsafeBufferPointer { String(decoding: $0[start..<end], as: UTF8.self) }
    }
}

extension TextList: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(bytes)
        writer.put(starts)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        bytes = try reader.list()
        starts = try reader.list()
        guard !starts.isEmpty else { throw .malformed(reason: "texts") }
    }
}
