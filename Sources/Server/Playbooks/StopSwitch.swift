import Glibc

/// Tells a thread that waits for a compiler to give up. Once flipped it stays so.
final class StopSwitch: Sendable {
    /// Can be read once the switch is flipped, for `poll`; -1 where there was no descriptor left for it.
    let descriptor: Int32
    private let end: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let isThere = pipe(&ends) == 0
        (descriptor, end) = isThere ? (ends[0], ends[1]) : (-1, -1)
        for end in ends where isThere { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        if isThere { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        close(descriptor)
        close(end)
    }

    func flip() {
        var byte: UInt8 = 1
        _ = write(end, &byte, 1)
    }
}
