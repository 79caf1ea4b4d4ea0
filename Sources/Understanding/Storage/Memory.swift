/// What lists of numbers lie in. Each keeps it for as long as it is there; nobody writes to it meanwhile.
open class Memory: @unchecked Sendable {
    public init() {}
}

/// Memory of a list's own.
final class Room: Memory, @unchecked Sendable {
    let start: UnsafeMutableRawPointer

    init(bytes: Int) { start = .allocate(byteCount: max(bytes, 1), alignment: 16) }

    deinit { start.deallocate() }

    /// Where lists of nothing lie.
    static let none = Room(bytes: 0)
}
