import Glibc
import NIOCore

@testable import Server
@testable import Wire

/// A plain socket that says whatever a test wants, well-formed or not. It waits without holding a thread, for a test
/// process has few.
final class TestClient: @unchecked Sendable {
    let descriptor: Int32
    private var incoming: [UInt8] = []
    private var start = 0
    private var searched = 0

    /// Nothing here may hang a test for longer; far above what a slow machine takes where all tests wait for it.
    private static let patience = Duration.seconds(300)

    init(_ path: String) throws {
        descriptor = makeStreamSocket()
        // A queue without room is an error and not a wait, which would hold the test's thread.
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var address = sockaddr_un(path: path)!
        guard address.withAddress({ connect(descriptor, $0, $1) }) == 0 else { throw Failure.connect(errno) }
    }

    deinit { close(descriptor) }

    enum Failure: Error {
        case connect(Int32)
        case ended, noReply
    }

    func send(_ text: String) async { await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async {
        var rest = bytes[...]
        let end = ContinuousClock.now + Self.patience
        while !rest.isEmpty, ContinuousClock.now < end {
            let count = sendWithoutWaiting(rest)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try? await Task.sleep(for: .milliseconds(1))
            } else {
                return
            }
        }
    }

    /// Sends as much as the socket takes without waiting.
    /// - Returns: how many bytes it took.
    func sendWithoutWaiting(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
    }

    /// Whether something can be read. Does not wait.
    func hasReply() -> Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) >= 0
    }

    func call<C: Call>(_ call: C) async throws -> C.Outcome {
        var writer = JSONWriter()
        writer.request(call, id: RequestID(1))
        await send(writer.bytes)
        return try ResponseLine.decode(try await response().outcome.get(), as: C.Outcome.self)
    }

    /// Says no more, and still listens.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    func line() async throws -> [UInt8] {
        let patience = ContinuousClock.now + Self.patience
        while true {
            if let end = incoming[searched...].firstIndex(of: 0x0A) {
                defer { (start, searched) = (end + 1, end + 1) }
                return Array(incoming[start..<end])
            }
            searched = incoming.count
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count == 0 || count < 0 && errno == ECONNRESET { throw Failure.ended }
            if count > 0 {
                incoming += chunk[..<count]
            } else {
                guard ContinuousClock.now < patience else { throw Failure.noReply }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
    }

    func response() async throws -> ResponseLine { try ResponseLine(try await line()) }

    /// The kind of the error that the next line is; `nil` for a result.
    func errorKind() async throws -> ErrorKind? {
        if case .failure(let error) = try await response().outcome { return error.kind }
        return nil
    }

    /// Whether the server has closed, now or within a moment.
    func hasEnded() async -> Bool {
        do {
            while true { _ = try await line() }
        } catch Failure.ended { return true } catch { return false }
    }
}
