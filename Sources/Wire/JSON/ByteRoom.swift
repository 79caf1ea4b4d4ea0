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

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        (place.unsafelyUnwrapped + count).update(from: source, count: bytes.count)
        count &+= bytes.count
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
