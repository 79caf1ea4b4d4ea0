import Glibc

/// Cuts a stream of bytes into lines. A line over the limit is told once and skipped to its end.
struct LineSplitter {
    /// A line without its end, or that one was too long.
    enum Piece: Equatable {
        case line([UInt8])
        case tooLong
    }

    /// Bytes that have come in and were not handed out; who reads adds to its end.
    var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var isSkipping = false
    private let limit: Int

    /// - Parameter limit: bytes of a line, its end not counted.
    init(limit: Int) { self.limit = limit }

    /// The next line; `nil` until more has come in.
    mutating func next() -> Piece? {
        while let end = newline() {
            let line = start..<end
            start = end + 1
            searched = start
            if isSkipping {
                isSkipping = false
                continue
            }
            return line.count > limit ? .tooLong : .line(Array(bytes[line]))
        }
        if isSkipping || bytes.count - start > limit {
            let isNew = !isSkipping
            isSkipping = true
            start = bytes.count
            compact()
            return isNew ? .tooLong : nil
        }
        compact()
        return nil
    }

    /// What is left when the stream has ended: a last line without its end.
    mutating func rest() -> Piece? {
        defer { bytes.removeAll() }
        guard !isSkipping, start < bytes.count else { return nil }
        return .line(Array(bytes[start...]))
    }

    private mutating func newline() -> Int? {
        let from = max(searched, start)
        let found = bytes.withUnsafeBytes { all -> Int? in
            guard from < all.count, let hit = memchr(all.baseAddress! + from, 0x0A, all.count - from) else {
                return nil
            }
            return UnsafeRawPointer(hit) - all.baseAddress!
        }
        searched = found ?? bytes.count
        return found
    }

    private mutating func compact() {
        bytes.removeFirst(start)
        searched = bytes.count
        start = 0
    }
}
