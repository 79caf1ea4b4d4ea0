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
        let before = used
        let memory = take(count * MemoryLayout<Element>.stride)
        defer { give(memory, before) }
        // The body stands here once: with a way of its own for memory elsewhere, six bodies inside each other would be sixty-four.
        let room = memory.bindMemory(to: Element.self, capacity: count)
        return body(UnsafeMutableBufferPointer(start: room, count: count))
    }

    @inline(__always)
    private func take(_ bytes: Int) -> UnsafeMutableRawPointer {
        let first = (used + 15) & ~15
        guard bytes <= Self.size - first else { return .allocate(byteCount: bytes, alignment: 16) }
        used = first + bytes
        return start + first
    }

    @inline(__always)
    private func give(_ memory: UnsafeMutableRawPointer, _ before: Int) {
        used = before
        if memory < start || memory >= start + Self.size { memory.deallocate() }
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
