import Synchronization

/// Memory that a message is read in, kept for the next one: what is asked of it is given back in the opposite order.
///
/// What lay there before is not looked at, so that nothing of one message reaches another. It is in one hand at a time: see `Workspaces`.
final class Workspace: @unchecked Sendable {
    private let start: UnsafeMutableRawPointer
    private var used = 0
    /// Room for all but the longest messages, which take memory of their own. What nobody uses takes none.
    private static let size = 1 << 19

    init() { start = .allocate(byteCount: Self.size, alignment: 16) }

    deinit { start.deallocate() }

    /// Calls `body` with room for so many elements, none of them initialized.
    @inline(__always)
    func withRoom<Element: BitwiseCopyable, Result>(
        of _: Element.Type, for count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Result
    ) -> Result {
        let (first, bytes) = ((used + 15) & ~15, count * MemoryLayout<Element>.stride)
        guard bytes <= Self.size - first else {
            return withUnsafeTemporaryAllocation(of: Element.self, capacity: count, body)
        }
        let before = used
        used = first + bytes
        defer { used = before }
        let room = (start + first).bindMemory(to: Element.self, capacity: count)
        return body(UnsafeMutableBufferPointer(start: room, count: count))
    }
}

/// The workspace that lies ready: whoever finds none makes one.
final class Workspaces: Sendable {
    private let ready = Mutex<Workspace?>(nil)

    func withOne<Result>(_ body: (Workspace) -> Result) -> Result {
        let found = ready.withLock { ready -> Workspace? in
            defer { ready = nil }
            return ready
        }
        let own = found ?? Workspace()
        defer { ready.withLock { $0 = own } }
        return body(own)
    }
}
