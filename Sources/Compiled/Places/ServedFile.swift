import Glibc

/// A trusted compiled playbook that stays open, so that its rest can be read later. A file that is deleted or replaced
/// meanwhile stays the same for who holds it open.
final class ServedFile: Sendable {
    /// Of the whole file.
    let length: Int

    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(CompiledError) {
        let (descriptor, info) = try TrustedFile.open(path)
        self.descriptor = descriptor
        self.path = path
        length = Int(info.st_size)
    }

    deinit { close(descriptor) }

    /// Everything up to the rest; nothing of it is checked.
    func beginning() throws(CompiledError) -> FileBytes {
        guard length <= PlaybookFormat.maximumLength else {
            throw .unfit(path: path, why: "longer than \(PlaybookFormat.maximumLength) bytes")
        }
        let head = try read(0..<min(length, PlaybookFormat.bodyOffset))
        guard head.count == PlaybookFormat.bodyOffset else { return FileBytes(head) }
        let rest = Int(clamping: head.withUnsafeBytes { PlaybookFormat.restOffset($0) })
        let end = max(min(rest, length), head.count)
        if let mapped = FileBytes(descriptor, length: end) { return mapped }
        return FileBytes(try read(0..<end))
    }

    /// A part of the file.
    func read(_ range: Range<Int>) throws(CompiledError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { room, filled in
            while filled < range.count {
                let count = pread(
                    descriptor, room.baseAddress! + filled, range.count - filled, range.lowerBound + filled)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                if count <= 0 { break }
                filled += count
            }
        }
        if failure != 0 { throw .system(call: "read", path: path, code: failure) }
        guard bytes.count == range.count else { throw .wrongLength(found: bytes.count, expected: UInt64(range.count)) }
        return bytes
    }
}
