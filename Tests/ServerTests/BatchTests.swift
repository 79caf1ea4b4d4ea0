import NIOCore
import NIOEmbedded
import NIOPosix
import Testing

@testable import Server
@testable import Wire

@Suite("What goes out together")
struct BatchTests {
    /// A connection on a loop that turns when it is told to.
    private func channel() throws -> EmbeddedChannel {
        let loop = EmbeddedEventLoop()
        let keeper = PlaybookKeeper(
            LoadedPlaybook.small("first"), from: FixedSource(), watchesInputs: false, loop: loop,
            threads: NIOThreadPool.singleton, logger: .silent, manager: ServiceNotice(path: nil))
        let core = ServerCore(
            loop: loop, limits: ServerLimits(), keeper: keeper, administration: .init(isAllowed: false, user: 1),
            logger: .silent)
        let channel = EmbeddedChannel(handler: Connection(core), loop: loop)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
        return channel
    }

    private func lines(_ count: Int) -> ByteBuffer {
        var writer = JSONWriter()
        for number in 0..<count { writer.request(Say(text: "can I have another baby"), id: RequestID(number)) }
        return ByteBuffer(bytes: writer.bytes)
    }

    @Test("the replies to all lines of one read leave by one write", arguments: [1, 2, 16, 64])
    func together(count: Int) throws {
        let channel = try channel()
        try channel.writeInbound(lines(count))
        let replies = try #require(try channel.readOutbound(as: ByteBuffer.self))
        #expect(replies.readableBytesView.count { $0 == 0x0A } == count)
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
        _ = try? channel.finish()
    }

    @Test("lines over a turn's share wait for the next turn, and leave together then")
    func turns() throws {
        let channel = try channel()
        try channel.writeInbound(lines(100))
        channel.embeddedEventLoop.run()
        var counts: [Int] = []
        while let replies = try channel.readOutbound(as: ByteBuffer.self) {
            counts.append(replies.readableBytesView.count { $0 == 0x0A })
        }
        #expect(counts == [64, 36])
        _ = try? channel.finish()
    }
}
