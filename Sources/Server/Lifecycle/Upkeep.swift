import Logging
import NIOCore
import NIOPosix

/// What the daemon sees to again and again, on its event loop: connections that overstay, its own idleness, the service
/// manager's watchdog, and the file of measures.
final class Upkeep {
    private let core: ServerCore
    private let manager: ServiceNotice
    private let threads: NIOThreadPool
    private let logger: Logger
    private var tasks: [RepeatedTask] = []
    private var isWriting = false
    private var couldWrite = true

    /// Between looks at connections that are idle or stalled, and at the daemon's own idleness.
    private static let sweepInterval = TimeAmount.seconds(1)
    /// By then all is done that starting needs.
    private static let startInterval = TimeAmount.milliseconds(100)

    init(_ core: ServerCore, manager: ServiceNotice, threads: NIOThreadPool, logger: Logger) {
        self.core = core
        self.manager = manager
        self.threads = threads
        self.logger = logger
    }

    /// - Parameters:
    ///   - idleSeconds: seconds without a request after which `stop` is called; `nil` for never.
    ///   - measures: where the measures are written; `nil` for nowhere.
    func begin(idleSeconds: Int?, measures: MeasuresFile?, stop: @escaping () -> Void) {
        core.loop.scheduleTask(in: Self.startInterval) { Slack.giveBack() }
        every(Self.sweepInterval) { [core] in
            core.sweep()
            if let idleSeconds, core.idleSeconds >= idleSeconds { stop() }
        }
        // Three chances to be heard in time.
        if let watchdog = manager.watchdog { every(.microseconds(max(watchdog / 3, 1))) { self.feedWatchdog() } }
        if let measures { every(.seconds(MeasuresFile.interval)) { self.write(measures) } }
    }

    func end() { for task in tasks { task.cancel() } }

    private func every(_ interval: TimeAmount, _ body: @escaping () -> Void) {
        let body = NIOLoopBound(body, eventLoop: core.loop)
        tasks.append(core.loop.scheduleRepeatedTask(initialDelay: .zero, delay: interval) { _ in body.value() })
    }

    private func feedWatchdog() {
        if HealthCheck(core: core).passes() {
            manager.tell(.alive)
        } else {
            logger.critical("a question of the daemon's own was not answered; the watchdog is not fed")
        }
    }

    /// Writes off the loop: a disk may hang.
    private func write(_ measures: MeasuresFile) {
        guard !isWriting else { return }
        isWriting = true
        let text = core.exposition
        threads.runIfActive(eventLoop: core.loop) { () -> ServerError? in
            do throws(ServerError) { try measures.write(text) } catch { return error }
            return nil
        }.assumeIsolated().whenComplete { result in
            self.isWriting = false
            let error = (try? result.get()) ?? nil
            // Said once, not every few seconds.
            if let error, self.couldWrite { self.logger.error("\(error.message)") }
            self.couldWrite = error == nil
        }
    }
}
