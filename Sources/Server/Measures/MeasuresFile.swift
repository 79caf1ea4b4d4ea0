import Glibc

/// The file that node_exporter's textfile collector reads, written whole each time: a reader sees the old measures or the
/// new.
struct MeasuresFile: Sendable {
    let path: String

    /// Seconds between two writings.
    static let interval: Int64 = 15

    /// - Throws: where it cannot be written; the old one then stays.
    func write(_ text: String) throws(ServerError) {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw .system(call: "writing the measures", path: draft, code: errno) }
        let count = Glibc.write(file, text, text.utf8.count)
        let code = count < 0 ? errno : count == text.utf8.count ? 0 : ENOSPC
        close(file)
        guard code == 0, rename(draft, path) == 0 else {
            let reason = code == 0 ? errno : code
            unlink(draft)
            throw .system(call: "writing the measures", path: path, code: reason)
        }
    }
}
