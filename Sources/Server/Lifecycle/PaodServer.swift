import Glibc
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
import Wire

/// The daemon: answers on its socket until it is told to stop, then lets what is in flight finish.
public final class PaodServer: Service {
    private let listening: Listening
    private let source: any PlaybookSource
    private let limits: ServerLimits
    private let isAdministered: Bool
    private let idleSeconds: Int?
    private let logger: Logger
    private let manager: ServiceNotice

    /// Seconds between looks at connections that are idle or stalled, and at the daemon's own idleness.
    private static let sweepInterval = TimeAmount.seconds(1)
    /// A request that was sent before the daemon was told to stop may still be on its way for so long.
    private static let lastReading = TimeAmount.milliseconds(100)

    /// - Parameters:
    ///   - source: where playbooks come from.
    ///   - isAdministered: whether `reload` may come over the socket.
    ///   - idleSeconds: seconds without a request after which the daemon leaves; `nil` for never.
    public convenience init(
        on listening: Listening, from source: any PlaybookSource,
        limits: ServerLimits = ServerLimits(), isAdministered: Bool = true, idleSeconds: Int? = nil, logger: Logger
    ) {
        self.init(
            on: listening, from: source, limits: limits, isAdministered: isAdministered,
            idleSeconds: idleSeconds, logger: logger, manager: .take())
    }

    init(
        on listening: Listening, from source: any PlaybookSource, limits: ServerLimits,
        isAdministered: Bool, idleSeconds: Int?, logger: Logger, manager: ServiceNotice
    ) {
        self.listening = listening
        self.source = source
        self.limits = limits
        self.isAdministered = isAdministered
        self.idleSeconds = idleSeconds
        self.logger = logger
        self.manager = manager
    }

    /// Serves until a graceful shutdown, a cancellation, or the end of an idle daemon's time.
    /// - Throws: `ServerError` where there is no playbook to start with.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        do {
            try await serve(on: group.next(), threads)
        } catch {
            listening.bound?.remove()
            try? await threads.shutdownGracefully()
            try? await group.shutdownGracefully()
            throw error
        }
        try await threads.shutdownGracefully()
        try await group.shutdownGracefully()
    }

    private func serve(on loop: any EventLoop, _ threads: NIOThreadPool) async throws {
        // The socket is bound already: callers wait in its queue while the first playbook is compiled.
        let source = source
        let first = try await threads.runIfActive { try source.start() }
        let core = try await loop.submit { NIOLoopBound(self.makeCore(first, loop, threads), eventLoop: loop) }.get()
        let listener = try await bootstrap(on: loop, core).withBoundSocket(listening.descriptor).get()
        logger.info("paod \(Version.text) listens on \(listening.name), playbook \(first.engine.fingerprint)")
        manager.tell(.ready(status(first)))

        await waitForTheEnd(loop, core)

        logger.info("paod stops")
        manager.tell(.stopping)
        // First nobody finds us, then nobody new is let in, then those who are in have their answers.
        listening.bound?.remove()
        try? await listener.close().get()
        await drain(loop, core)
    }

    private func waitForTheEnd(_ loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) async {
        let stop = loop.makePromise(of: Void.self)
        let idleSeconds = idleSeconds ?? .max
        let sweeps = loop.scheduleRepeatedTask(initialDelay: Self.sweepInterval, delay: Self.sweepInterval) { _ in
            core.value.sweep()
            if core.value.idleSeconds >= idleSeconds { stop.succeed() }
        }
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await self.reloadOnHangup(loop, core) }
            await withTaskCancellationOrGracefulShutdownHandler {
                try? await stop.futureResult.get()
            } onCancelOrGracefulShutdown: {
                stop.succeed()
            }
            tasks.cancelAll()
        }
        sweeps.cancel()
    }

    private func makeCore(
        _ first: LoadedPlaybook, _ loop: any EventLoop, _ threads: NIOThreadPool
    ) -> ServerCore {
        let keeper = PlaybookKeeper(
            first, from: source, watchesInputs: listening.isOwn, loop: loop, threads: threads, logger: logger)
        return ServerCore(
            loop: loop, limits: limits, keeper: keeper,
            administration: .init(isAllowed: isAdministered, user: geteuid()), logger: logger)
    }

    private func bootstrap(on loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) -> ServerBootstrap {
        let unread = limits[.unreadBytes]
        return ServerBootstrap(group: loop)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: max(unread / 4, 1), high: unread))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Connection(core.value))
                }
            }
    }

    /// SIGHUP reloads as `reload` does, whoever may send it.
    private func reloadOnHangup(_ loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            manager.tell(.reloading)
            _ = try? await loop.flatSubmit { core.value.keeper.reload() }.get()
            if let playbook = try? await loop.submit({ core.value.keeper.current }).get() {
                manager.tell(.ready(status(playbook)))
            }
        }
    }

    private func drain(_ loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) async {
        try? await loop.scheduleTask(in: Self.lastReading) { core.value.drain() }.futureResult.get()
        let end = NIODeadline.now() + .seconds(Int64(limits[.drainSeconds]))
        while NIODeadline.now() < end {
            let isBusy = (try? await loop.submit { core.value.hasConnections }.get()) ?? false
            if !isBusy { return }
            try? await loop.scheduleTask(in: .milliseconds(10)) {}.futureResult.get()
        }
        try? await loop.submit { core.value.closeAll() }.get()
    }

    /// What the service manager shows of a daemon that answers.
    private func status(_ playbook: LoadedPlaybook) -> String {
        "\(playbook.engine.playbook.topics.count) topics, playbook \(playbook.engine.fingerprint)"
    }
}
