import Glibc

/// Lines without an editor: from a pipe, from a dumb terminal, for a screen reader.
final class PlainLines: LineSource {
    var prompt = ChatWords.prompt
    private let descriptor: Int32
    private let ask: (String) -> Void
    private var buffer: [UInt8] = []
    private var hasEnded = false

    /// - Parameters:
    ///   - descriptor: what is read.
    ///   - ask: shows the prompt; does nothing where nobody is there to be asked.
    init(descriptor: Int32, ask: @escaping (String) -> Void) {
        self.descriptor = descriptor
        self.ask = ask
    }

    func next() -> Input {
        ask(prompt)
        // What was interrupted before is over.
        _ = Interrupts.take()
        var isTooLong = false
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[..<end]
                defer { buffer.removeSubrange(...end) }
                return isTooLong ? .tooLong : Self.input(line)
            }
            if buffer.count > ChatLimits.lineBytes {
                buffer.removeAll(keepingCapacity: true)
                isTooLong = true
            }
            if hasEnded {
                // The last line may lack its end.
                defer { buffer.removeAll() }
                if isTooLong { return .tooLong }
                return buffer.isEmpty ? .end : Self.input(buffer[...])
            }
            if !read() { return .interrupted(lineWasEmpty: buffer.isEmpty) }
        }
    }

    func remember(_ line: String) {}

    /// False where a signal came instead of bytes.
    private func read() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            buffer += chunk[..<count]
        } else if count == 0 {
            hasEnded = true
        } else if errno == EINTR {
            return !Interrupts.take()
        } else {
            hasEnded = true
        }
        return true
    }

    /// Bytes that are no UTF-8 are read as the replacement character: the daemon says what it could not understand.
    private static func input(_ bytes: ArraySlice<UInt8>) -> Input {
        var bytes = bytes
        if bytes.last == 0x0D { bytes.removeLast() }
        let line = String(decoding: bytes, as: UTF8.self)
        return line.count > ChatLimits.messageCharacters ? .tooLong : .line(line)
    }
}
