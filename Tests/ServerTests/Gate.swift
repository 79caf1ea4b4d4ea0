import Glibc
import Synchronization

/// Stands for work that takes long: whoever comes to it while it is shut stays there until a test opens it. No test has
/// to guess how long a busy machine takes for everything else.
final class Gate: Sendable {
    private struct State {
        var isShut: Bool
        var isReached = false
    }

    private let state: Mutex<State>

    init(isShut: Bool) { state = Mutex(State(isShut: isShut)) }

    /// Goes through, at once where it is open. Holds the thread.
    func pass() {
        state.withLock { $0.isReached = $0.isShut }
        while state.withLock({ $0.isShut }) { usleep(1000) }
    }

    func shut() { state.withLock { $0 = State(isShut: true) } }

    func open() { state.withLock { $0.isShut = false } }

    /// Waits until somebody stands before it.
    func reached() async throws {
        while !state.withLock({ $0.isReached }) { try await Task.sleep(for: .milliseconds(1)) }
    }
}
