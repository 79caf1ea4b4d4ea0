import NIOCore
import Wire

/// One connection: cuts lines, answers them in order, and never holds more than its share of the loop or of memory.
///
/// It reads only when it has answered what it read and its peer takes the replies: a peer that asks faster than it
/// reads is slowed down by its own socket, not by our memory.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let core: ServerCore
    private var context: ChannelHandlerContext?
    private var framer: LineFramer
    private var writer = JSONWriter()
    /// A reload that the next reply has to wait for.
    private var isWaiting = false
    /// The peer has said all it will.
    private var hasEnded = false
    /// The daemon leaves: what was asked is answered, what was half asked is not.
    private var isFinishing = false
    /// Nothing more is to be answered: there were too many connections, or all is said.
    private var isOver = false
    private var isWorking = false
    private var isTurnScheduled = false
    /// When the lines that wait could first have been answered.
    private var arrived = NIODeadline.now()
    private var lastRequest = NIODeadline.now()
    private var stalledSince: NIODeadline?
    /// When the line that has not come whole began.
    private var lineBegan: NIODeadline?
    /// Who asks; known only where a limit or a reload hangs on it.
    private(set) var user: UInt32?

    init(_ core: ServerCore) {
        self.core = core
        framer = LineFramer(limit: core.bounds.lineBytes)
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        guard core.countsUsers else { return enter() }
        isWaiting = true
        PeerUser.of(context.channel).assumeIsolated().whenComplete { result in
            self.isWaiting = false
            self.user = (try? result.get()) ?? nil
            self.enter()
        }
    }

    private func enter() {
        guard let context else { return }
        if let error = core.add(self) {
            writer.response(error, id: .none)
            return closeWhenSent()
        }
        context.read()
    }

    func channelInactive(context: ChannelHandlerContext) {
        core.remove(self)
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        framer.add(&buffer)
        arrived = .now()
    }

    func channelReadComplete(context: ChannelHandlerContext) { work() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            hasEnded = true
            work()
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalledSince = context.channel.isWritable ? nil : .now()
        if context.channel.isWritable {
            arrived = .now()
            // While nothing was read, nothing could come.
            if lineBegan != nil { lineBegan = arrived }
            work()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Whether the peer has left its replies unread for so long.
    func hasStalled(at now: NIODeadline, seconds: Int) -> Bool {
        stalledSince.map { now - $0 >= .seconds(Int64(seconds)) } ?? false
    }

    /// Whether the peer has asked nothing for so long.
    func isIdle(at now: NIODeadline, seconds: Int) -> Bool {
        !isWaiting && now - lastRequest >= .seconds(Int64(seconds))
    }

    /// Whether a line has been coming for so long.
    func isSlow(at now: NIODeadline, seconds: Int) -> Bool {
        guard let lineBegan, !isWaiting, !isOver, stalledSince == nil else { return false }
        return now - lineBegan >= .seconds(Int64(seconds))
    }

    /// Refuses what is to come, and closes once that is said.
    func turnAway(_ error: WireError) {
        refuse(error, id: .none)
        closeWhenSent()
    }

    func close() { context?.close(promise: nil) }

    /// Answers what has come in and then closes.
    func finish() {
        isFinishing = true
        work()
    }

    /// Answers lines for one turn, lets the replies be sent together, and sees to what comes next.
    private func work() {
        guard let context, !isWaiting, !isOver, !isWorking, !isTurnScheduled, context.channel.isWritable else { return }
        let hasMore = answerLines()
        if write() { core.sendSoon(self) }
        if isWaiting || !context.channel.isWritable { return }
        if hasMore {
            isTurnScheduled = true
            context.eventLoop.assumeIsolated().execute {
                self.isTurnScheduled = false
                self.work()
            }
        } else if hasEnded || isFinishing {
            closeWhenSent()
        } else {
            context.read()
        }
    }

    /// - Returns: whether lines may be left.
    private func answerLines() -> Bool {
        isWorking = true
        defer { isWorking = false }
        let bounds = core.bounds
        for _ in 0..<bounds.pipelined {
            guard !isWaiting, writer.count < bounds.unreadBytes else { return true }
            if let piece = framer.next() {
                answer(piece)
            } else if hasEnded, !isFinishing, let piece = framer.rest() {
                answer(piece)
            } else {
                lineBegan = framer.isInLine ? lineBegan ?? .now() : nil
                return false
            }
        }
        return true
    }

    /// Hands over what was answered. It goes to the kernel when it is sent.
    /// - Returns: whether there was anything.
    private func write() -> Bool {
        guard let context, writer.count > 0 else { return false }
        var replies = context.channel.allocator.buffer(capacity: writer.count)
        writer.withBytes { _ = replies.writeBytes($0) }
        // Emptied first: writing can make the channel writable again at once, and that answers the next lines. Its memory
        // goes back too: the next connection's replies take the same, which the processor still has at hand.
        writer = JSONWriter()
        context.write(wrapOutboundOut(replies), promise: nil)
        return true
    }

    /// Sends what was handed over.
    func send() { context?.flush() }

    /// Closes once the kernel has all that was written: closing sooner would throw replies away.
    private func closeWhenSent() {
        guard let context else { return }
        isOver = true
        _ = write()
        let sent = context.writeAndFlush(wrapOutboundOut(ByteBuffer()))
        sent.assumeIsolated().whenComplete { _ in self.close() }
    }

    private func answer(_ piece: LineFramer.Piece) {
        let now = NIODeadline.now()
        lastRequest = now
        lineBegan = nil
        guard case .line(let bytes) = piece else {
            return refuse(.lineTooLong(over: core.bounds.lineBytes), id: .none)
        }
        let line = RequestLine(bytes)
        switch line.request {
        case .failure(let error): refuse(error, id: line.id)
        case .success(let request):
            guard now - arrived < core.bounds.wait else {
                return refuse(WireError(.deadline, "too much to do at the moment; try again"), id: line.id)
            }
            guard core.hasLeft(user) else {
                return refuse(WireError(.tooMany, "too many requests in this second; try again"), id: line.id)
            }
            core.note(request.method, at: now)
            if case .reload = request { return reload(line.id) }
            guard let news = core.keeper.news(at: now) else { return answer(request, line.id, began: now) }
            wait(for: news) { _ in self.answer(request, line.id, began: .now()) }
        }
    }

    private func answer(_ request: Request, _ id: RequestID, began started: NIODeadline) {
        Answerer(core: core).answer(request, id: id, into: &writer)
        core.counters.latency.add(nanoseconds: (NIODeadline.now() - started).nanoseconds)
    }

    private func refuse(_ error: WireError, id: RequestID) {
        core.counters.errors += 1
        writer.response(error, id: id)
    }

    private func reload(_ id: RequestID) {
        guard let context else { return }
        let core = NIOLoopBound(core, eventLoop: context.eventLoop)
        let outcome = PeerUser.of(context.channel).flatMap { core.value.reload(for: $0) }
        wait(for: outcome) { result in
            switch result {
            case .success(.success(let message)): self.writer.response(message, id: id)
            case .success(.failure(let error)): self.refuse(error, id: id)
            case .failure: self.refuse(WireError(.internal, "the reload was cut short; try again"), id: id)
            }
        }
    }

    /// Answers nothing more until something is done, so that replies keep their order.
    private func wait<Value>(
        for future: EventLoopFuture<Value>, then finish: @escaping (Result<Value, any Error>) -> Void
    ) {
        isWaiting = true
        future.assumeIsolated().whenComplete { result in
            self.isWaiting = false
            finish(result)
            self.arrived = .now()
            self.work()
        }
    }
}

extension WireError {
    /// The refusal of a line that is over the daemon's limit.
    fileprivate static func lineTooLong(over bytes: Int) -> WireError {
        WireError(.tooLong, "the line is over \(bytes) bytes: send a shorter one")
    }
}
