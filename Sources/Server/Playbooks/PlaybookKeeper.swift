import Compiled
import Logging
import NIOCore
import NIOPosix
import Wire

/// Keeps the playbook in use and changes it for a new one: at once for all, between two requests, and only for one that
/// is whole. Confined to its event loop.
final class PlaybookKeeper {
    private(set) var current: LoadedPlaybook
    private(set) var reloads = 0
    private(set) var failedReloads = 0

    private let source: any PlaybookSource
    private let loop: any EventLoop
    private let threads: NIOThreadPool
    private let logger: Logger
    private let manager: ServiceNotice

    private var running: EventLoopFuture<ReloadMessage>?
    private var afterRunning: EventLoopPromise<ReloadMessage>?
    /// What requests wait for after a change of the inputs, while they do.
    private var refreshing: EventLoopPromise<Void>?
    /// How the inputs looked when they were last tried; `nil` where nobody looks.
    private var stamp: InputStamp?
    private var lastLook = NIODeadline.now()

    /// A look walks some hundred files, so it is taken this often at most.
    private static let lookInterval = TimeAmount.seconds(1)
    /// A request waits so long for changed dialogues. Then the old playbook answers it: somebody may be in danger, and
    /// the shipped dialogues take seconds to learn.
    private static let patience = TimeAmount.milliseconds(500)

    /// - Parameter watchesInputs: whether a request makes it look for changed dialogues.
    init(
        _ first: LoadedPlaybook, from source: any PlaybookSource, watchesInputs: Bool, loop: any EventLoop,
        threads: NIOThreadPool, logger: Logger, manager: ServiceNotice
    ) {
        current = first
        self.source = source
        self.loop = loop
        self.threads = threads
        self.logger = logger
        self.manager = manager
        stamp = watchesInputs ? source.stamp() : nil
    }

    /// Compiles the dialogues and takes the result into use. A call while one runs makes it run once more, for the
    /// dialogues may have changed since it began.
    func reload() -> EventLoopFuture<ReloadMessage> {
        guard running != nil else { return begin { source throws(ServerError) in try source.compile() } }
        let promise = afterRunning ?? loop.makePromise(of: ReloadMessage.self)
        afterRunning = promise
        return promise.futureResult
    }

    /// Takes the playbook into use that was kept before this one; nothing is compiled. A `reload` comes back to the
    /// dialogues as they are.
    func goBack() -> EventLoopFuture<ReloadMessage> {
        if let running { return running.assumeIsolated().flatMap { _ in self.goBack() }.nonisolated() }
        let fingerprint = current.engine.fingerprint
        return begin { source throws(ServerError) in source.earlier(than: fingerprint) }
    }

    /// What a request has to wait for, because the dialogues were changed since the last one.
    func news(at now: NIODeadline) -> EventLoopFuture<Void>? {
        if let refreshing { return refreshing.futureResult }
        guard let stamp, now - lastLook >= Self.lookInterval else { return nil }
        lastLook = now
        let seen = source.stamp()
        guard seen != stamp, running == nil else { return nil }
        // Noted before it is tried: dialogues with errors are not compiled again until they change again.
        self.stamp = seen
        let reload = begin { source throws(ServerError) in
            let (playbook, findings) = try source.start()
            return CompiledOutcome(playbook: playbook, findings: findings)
        }
        let promise = loop.makePromise(of: Void.self)
        refreshing = promise
        reload.assumeIsolated().whenComplete { _ in self.endWait() }
        loop.assumeIsolated().scheduleTask(in: Self.patience) { self.endWait() }
        return promise.futureResult
    }

    /// Lets the requests that wait for changed dialogues go on; nothing where they went on already.
    private func endWait() {
        let waited = refreshing
        refreshing = nil
        waited?.succeed()
    }

    private func begin(
        _ load: @escaping @Sendable (any PlaybookSource) throws(ServerError) -> CompiledOutcome
    ) -> EventLoopFuture<ReloadMessage> {
        let source = source
        manager.tell(.reloading)
        let patience = loop.scheduleRepeatedTask(
            initialDelay: ServiceNotice.workInterval, delay: ServiceNotice.workInterval
        ) { [manager] _ in manager.tell(.working) }
        let work = threads.runIfActive(eventLoop: loop) { () -> Result<CompiledOutcome, ServerError> in
            do throws(ServerError) { return .success(try load(source)) } catch { return .failure(error) }
        }
        let done = work.assumeIsolated().map { self.take($0) }.nonisolated()
        running = done
        done.assumeIsolated().whenComplete { _ in
            self.running = nil
            patience.cancel()
            self.manager.tell(.ready(self.current.summary))
            guard let promise = self.afterRunning else { return }
            self.afterRunning = nil
            promise.completeWith(self.reload())
        }
        return done
    }

    private func take(_ result: Result<CompiledOutcome, ServerError>) -> ReloadMessage {
        var message = ReloadMessage(isReloaded: false, fingerprint: current.engine.fingerprint)
        switch result {
        case .failure(let error): message.findings = error.message.split(separator: "\n").map(String.init)
        case .success(let outcome):
            message.findings = outcome.findings
            if let playbook = outcome.playbook {
                current = playbook
                // What the old one took, and reading the new one.
                Slack.giveBack()
                message.isReloaded = true
                message.fingerprint = playbook.engine.fingerprint
            }
        }
        for finding in message.findings { logger.warning("\(finding)") }
        if message.isReloaded {
            reloads += 1
            logger.info("playbook taken into use", metadata: ["playbook": "\(message.fingerprint)"])
        } else {
            failedReloads += 1
            logger.error("the old playbook stays in use", metadata: ["playbook": "\(message.fingerprint)"])
        }
        return message
    }
}
