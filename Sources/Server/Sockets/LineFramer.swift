import Glibc
import NIOCore

/// Cuts what comes in on a connection into lines. A line over the limit is told once and skipped to its end.
struct LineFramer {
    /// A line without its end, or that one was too long.
    enum Piece: Equatable {
        case line([UInt8])
        case tooLong
    }

    private let limit: Int
    private var pending = ByteBuffer()
    /// Readable bytes that are known to hold no line end.
    private var searched = 0
    private var isSkipping = false

    /// - Parameter limit: the most bytes of a line, its end not counted.
    init(limit: Int) { self.limit = limit }

    /// Whether the beginning of a line is there and its end is not, once `next()` has given all.
    var isInLine: Bool { isSkipping || pending.readableBytes > 0 }

    /// Adds what has come in.
    mutating func add(_ buffer: inout ByteBuffer) {
        if pending.readableBytes == 0 { swap(&pending, &buffer) } else { pending.writeBuffer(&buffer) }
    }

    /// The next line; `nil` until more has come in.
    mutating func next() -> Piece? {
        while let length = lengthOfLine() {
            searched = 0
            if isSkipping {
                isSkipping = false
                pending.moveReaderIndex(forwardBy: length + 1)
                continue
            }
            guard length <= limit else {
                pending.moveReaderIndex(forwardBy: length + 1)
                return .tooLong
            }
            let line = pending.readBytes(length: length) ?? []
            pending.moveReaderIndex(forwardBy: 1)
            return .line(line)
        }
        let isTooLong = pending.readableBytes > limit
        let wasSkipping = isSkipping
        isSkipping = isSkipping || isTooLong
        if isSkipping || pending.readableBytes == 0 {
            // Let go, so that the channel reads into it again.
            pending = ByteBuffer()
            searched = 0
        } else {
            pending.discardReadBytes()
        }
        return isTooLong && !wasSkipping ? .tooLong : nil
    }

    /// What is left when the peer has said all: a last line without its end.
    mutating func rest() -> Piece? {
        guard !isSkipping, let line = pending.readBytes(length: pending.readableBytes), !line.isEmpty else {
            return nil
        }
        return .line(line)
    }

    private mutating func lengthOfLine() -> Int? {
        let found = pending.withUnsafeReadableBytes { all -> Int? in
            guard searched < all.count, let start = all.baseAddress,
                let hit = memchr(start + searched, 0x0A, all.count - searched)
            else { return nil }
            return UnsafeRawPointer(hit) - start
        }
        if found == nil { searched = pending.readableBytes }
        return found
    }
}
