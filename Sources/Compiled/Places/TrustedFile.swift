import Glibc

/// Files that only root or this user can have written: a compiled playbook decides what people in danger are told.
enum TrustedFile {
    /// True for a regular file owned by root or this user that neither group nor others may write to.
    static func isTrusted(_ info: stat) -> Bool {
        info.isFile && (info.st_uid == 0 || info.st_uid == geteuid()) && info.st_mode & 0o022 == 0
    }

    /// The bytes of a trusted file. The checks look at the file that was opened, so that none can be slipped in between.
    static func read(_ path: String, limit: Int) throws(CompiledError) -> [UInt8] {
        let (descriptor, info) = try open(path)
        defer { close(descriptor) }
        return try readAll(descriptor, path: path, expected: Int(info.st_size), limit: limit)
    }

    /// Opens a trusted file; the caller closes it.
    static func open(_ path: String) throws(CompiledError) -> (descriptor: Int32, info: stat) {
        // Without O_NONBLOCK, opening a FIFO in the file's place would wait for ever.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        var info = stat()
        let failure: CompiledError? =
            if fstat(descriptor, &info) != 0 {
                .system(call: "stat", path: path, code: errno)
            } else if !info.isFile {
                .unfit(path: path, why: "not a regular file")
            } else if !isTrusted(info) {
                .untrusted(path: path)
            } else {
                nil
            }
        if let failure {
            close(descriptor)
            throw failure
        }
        return (descriptor, info)
    }

    /// Bytes that are written at a time. Linux keeps a file in its memory in pieces as large as they were written, and who has
    /// mapped it and looks at one byte is given the whole piece: written at once, megabytes that nobody looks at would count
    /// as a daemon's memory.
    private static let piece = 1 << 14

    /// Writes a file under another name and renames it, so that a reader sees the old bytes or the new, never a part.
    static func write(_ bytes: [UInt8], to path: String) throws(CompiledError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let draft = parent(of: path) + "/.\(name).\(getpid()).new"
        unlink(draft)
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(call: "create", path: draft, code: errno) }
        var failure: CompiledError?
        // Whatever the umask: readable for all, writable for the owner alone.
        if fchmod(descriptor, 0o644) != 0 { failure = .system(call: "chmod", path: draft, code: errno) }
        var written = 0
        while failure == nil, written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, min($0.count - written, piece))
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                failure = .system(call: "write", path: draft, code: errno)
            }
        }
        if failure == nil, fsync(descriptor) != 0 { failure = .system(call: "fsync", path: draft, code: errno) }
        close(descriptor)
        if failure == nil, rename(draft, path) != 0 { failure = .system(call: "rename", path: path, code: errno) }
        if let failure {
            unlink(draft)
            throw failure
        }
    }
}
