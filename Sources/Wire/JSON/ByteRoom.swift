/// Bytes that grow at their end, in memory of their own: an array would ask before each few bytes whether it is shared.
struct ByteRoom: ~Copyable, @unchecked Sendable {
    private(set) var count = 0
    /// Nothing until there are bytes.
    private var place: UnsafeMutablePointer<UInt8>?
    private var capacity: Int
    /// The least room that is made once there are bytes; a usual reply takes about 3,000.
    private static let least = 4096

    init(_ capacity: Int) {
        place = capacity > 0 ? .allocate(capacity: capacity) : nil
        self.capacity = capacity
    }

    deinit { place?.deallocate() }

    var filled: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: place, count: count) }

    /// Forgets the bytes and keeps the room.
    mutating func clear() { count = 0 }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        place.unsafelyUnwrapped[count] = byte
        count &+= 1
    }

    /// A text between two others of a byte or none.
    @inline(__always)
    mutating func append(_ text: StaticString, after opening: UInt8? = nil, before closing: SIMD2<UInt8>? = nil) {
        let length = text.utf8CodeUnitCount
        if capacity - count < length + 3 { grow(by: length + 3) }
        let place = place.unsafelyUnwrapped
        if let opening {
            place[count] = opening
            count &+= 1
        }
        Self.copy(text.utf8Start, length, to: place + count)
        count &+= length
        if let closing {
            place[count] = closing.x
            place[count &+ 1] = closing.y
            count &+= 2
        }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        Self.copy(source, bytes.count, to: place.unsafelyUnwrapped + count)
        count &+= bytes.count
    }

    /// Most are few: both their ends, which may overlap, are all of them.
    @inline(__always)
    private static func copy(
        _ bytes: UnsafePointer<UInt8>, _ length: Int, to place: UnsafeMutablePointer<UInt8>
    ) {
        @inline(__always)
        func ends<Word: FixedWidthInteger & BitwiseCopyable>(_: Word.Type) {
            let (from, to) = (UnsafeRawPointer(bytes), UnsafeMutableRawPointer(place))
            let last = length &- MemoryLayout<Word>.size
            let (first, second) = (from.loadUnaligned(as: Word.self), (from + last).loadUnaligned(as: Word.self))
            to.storeBytes(of: first, as: Word.self)
            (to + last).storeBytes(of: second, as: Word.self)
        }
        switch length {
        case 8...16: ends(UInt64.self)
        case 4..<8: ends(UInt32.self)
        case 2..<4: ends(UInt16.self)
        case 1: place.pointee = bytes.pointee
        default: place.update(from: bytes, count: length)
        }
    }

    /// Appends what is plain of a text at `start`.
    /// - Returns: the offset of the first byte that is not; the count where all is plain.
    @inline(__always)
    mutating func append(plainOf text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start < text.count else { return start }
        if capacity - count < text.count - start { grow(by: text.count - start) }
        let end = PlainRun.end(in: text, from: start, copyingTo: place.unsafelyUnwrapped + count)
        count &+= end - start
        return end
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        // By four: the replies to a batch of requests are soon there.
        let room = max(count + more, capacity * 4, Self.least)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        if let place {
            larger.update(from: place, count: count)
            place.deallocate()
        }
        place = larger
        capacity = room
    }
}
