import Glibc

/// The message for an `errno`.
func systemMessage(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    // The XSI form writes into the buffer and returns a status.
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// What `stat` says of a path, following links; `nil` with `errno` set where it fails.
func status(of path: String) -> stat? {
    var info = stat()
    return stat(path, &info) == 0 ? info : nil
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}

extension timespec {
    /// Since 1970.
    var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}

/// The path without links, `.` and `..`; the path itself where it does not exist.
func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The folder a path lies in.
func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A value of the environment; `nil` where it is unset or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
}

/// Reads an open file to its end.
func readAll(_ descriptor: Int32, path: String, expected: Int, limit: Int) throws(CompiledError) -> [UInt8] {
    guard expected <= limit else { throw .unfit(path: path, why: "longer than \(limit) bytes") }
    // One byte more than expected shows the end without another round.
    var bytes = [UInt8](repeating: 0, count: expected + 1)
    var filled = 0
    while true {
        if filled == bytes.count {
            guard bytes.count <= limit else { throw .unfit(path: path, why: "longer than \(limit) bytes") }
            bytes += [UInt8](repeating: 0, count: bytes.count)
        }
        let room = bytes.count - filled
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + filled, room) }
        if count < 0 {
            if errno == EINTR { continue }
            throw .system(call: "read", path: path, code: errno)
        }
        if count == 0 { break }
        filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
}
