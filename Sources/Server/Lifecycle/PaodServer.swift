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
    private let measures: MeasuresFile?
    private let logger: Logger
    private let manager: ServiceNotice

    /// A request that was sent before the daemon was told to stop may still be on its way for so long.
    private static let lastReading = TimeAmount.milliseconds(100)
    /// Each connection keeps what it reads into: ten thousand that ask nothing would hold a gigabyte of the usual room.
    private static let readingRoom = AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: 4096)
    /// Between two tries to accept where the system has no descriptor left.
    private static let acceptPause = TimeAmount.milliseconds(100)

    /// - Parameters:
    ///   - source: where playbooks come from.
    ///   - isAdministered: whether `reload` may come over the socket.
    ///   - idleSeconds: seconds without a request after which the daemon leaves; `nil` for never.
    ///   - measures: the file that node_exporter reads; `nil` for none.
    public convenience init(
        on listening: Listening, from source: any PlaybookSource, limits: ServerLimits = ServerLimits(),
        isAdministered: Bool = true, idleSeconds: Int? = nil, measures: String? = nil, logger: Logger
    ) {
        self.init(
            on: listening, from: source, limits: limits, isAdministered: isAdministered,
            idleSeconds: idleSeconds, measures: measures, logger: logger, manager: .take())
    }

    init(
        on listening: Listening, from source: any PlaybookSource, limits: ServerLimits,
        isAdministered: Bool, idleSeconds: Int?, measures: String?, logger: Logger, manager: ServiceNotice
    ) {
        self.listening = listening
        self.source = source
        self.limits = limits
        self.isAdministered = isAdministered
        self.idleSeconds = idleSeconds
        self.measures = measures.map(MeasuresFile.init)
        self.logger = logger
        self.manager = manager
    }

    /// Serves until a graceful shutdown, a cancellation, or the end of an idle daemon's time.
    /// - Throws: `ServerError` where there is no playbook to start with.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        // One compiles, one writes the measures.
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        do {
            try await serve(on: group.next(), threads)
        } catch let error where error is CancellationError || error as? ServerError == .stopped {
            logger.info("told to stop before it served")
            listening.bound?.remove()
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
        let (core, fingerprint, summary) = try await firstCore(loop, threads)
        let listener = try await bootstrap(on: loop, core).withBoundSocket(listening.descriptor).get()
        // That listened anew, with room for 128, whatever was said before and is told to it.
        _ = Glibc.listen(listening.descriptor, BoundSocket.backlog)
        logger.info(
            "paod listens",
            metadata: [
                "version": "\(Version.text)", "socket": "\(listening.name)", "playbook": "\(fingerprint)",
            ])
        manager.tell(.ready(summary))

        await waitForTheEnd(loop, core, threads)

        logger.info("paod stops")
        manager.tell(.stopping)
        // First nobody finds us, then nobody new is let in, then those who are in have their answers.
        listening.bound?.remove()
        try? await listener.close().get()
        await drain(loop, core)
        source.stop()
    }

    /// What all connections share, with the first playbook, and what is told of that. Nobody else holds it, so that a
    /// reload can let it go.
    private func firstCore(
        _ loop: any EventLoop, _ threads: NIOThreadPool
    ) async throws -> (NIOLoopBound<ServerCore>, fingerprint: String, summary: String) {
        let first = try await firstPlaybook(threads)
        let core = try await loop.submit { NIOLoopBound(self.makeCore(first, loop, threads), eventLoop: loop) }.get()
        return (core, first.engine.fingerprint, first.summary)
    }

    /// Loads, and compiles if need be; a stop meanwhile ends it.
    private func firstPlaybook(_ threads: NIOThreadPool) async throws -> LoadedPlaybook {
        let source = source
        let manager = manager
        let patience = Task {
            while true {
                try await Task.sleep(for: .nanoseconds(ServiceNotice.workInterval.nanoseconds))
                manager.tell(.working)
            }
        }
        defer { patience.cancel() }
        let (playbook, findings) = try await withTaskCancellationOrGracefulShutdownHandler {
            try await threads.runIfActive { try source.start() }
        } onCancelOrGracefulShutdown: {
            source.stop()
        }
        for finding in findings { logger.warning("\(finding)") }
        return playbook
    }

    private func waitForTheEnd(
        _ loop: any EventLoop, _ core: NIOLoopBound<ServerCore>, _ threads: NIOThreadPool
    ) async {
        let stop = loop.makePromise(of: Void.self)
        let upkeep = try? await loop.submit {
            let upkeep = Upkeep(core.value, manager: self.manager, threads: threads, logger: self.logger)
            upkeep.begin(idleSeconds: self.idleSeconds, measures: self.measures) { stop.succeed() }
            return NIOLoopBound(upkeep, eventLoop: loop)
        }.get()
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await self.obeySignals(loop, core) }
            await withTaskCancellationOrGracefulShutdownHandler {
                try? await stop.futureResult.get()
            } onCancelOrGracefulShutdown: {
                stop.succeed()
            }
            tasks.cancelAll()
        }
        try? await loop.submit { upkeep?.value.end() }.get()
    }

    private func makeCore(
        _ first: LoadedPlaybook, _ loop: any EventLoop, _ threads: NIOThreadPool
    ) -> ServerCore {
        let keeper = PlaybookKeeper(
            first, from: source, watchesInputs: listening.isOwn, loop: loop, threads: threads, logger: logger,
            manager: manager)
        return ServerCore(
            loop: loop, limits: limits, keeper: keeper,
            administration: .init(isAllowed: isAdministered, user: geteuid()), logger: logger)
    }

    private func bootstrap(on loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) -> ServerBootstrap {
        let unread = limits[.unreadBytes]
        return ServerBootstrap(group: loop)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    // Where no descriptor is left, those who wait stay in the queue for a moment.
                    let handler = AcceptBackoffHandler { _ in
                        core.value.counters.unaccepted += 1
                        return Self.acceptPause
                    }
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            // In one turn all who wait: a turn answers everybody who has asked, and with thousands of those it is long.
            .serverChannelOption(.maxMessagesPerRead, value: UInt(BoundSocket.backlog))
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.recvAllocator, value: Self.readingRoom)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: max(unread / 4, 1), high: unread))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Connection(core.value))
                }
            }
    }

    /// SIGHUP reloads as `reload` does, SIGUSR1 goes back to the playbook kept before, whoever may send them.
    private func obeySignals(_ loop: any EventLoop, _ core: NIOLoopBound<ServerCore>) async {
        for await signal in await UnixSignalsSequence(trapping: .sighup, .sigusr1) {
            _ = try? await loop.flatSubmit {
                signal == .sighup ? core.value.keeper.reload() : core.value.keeper.goBack()
            }.get()
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
}
