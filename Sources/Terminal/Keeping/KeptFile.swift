import Glibc

/// A text the person keeps: a file of her own, made new.
enum KeptFile {
    /// Why it could not be made.
    enum Failure: Error, Equatable {
        /// Something of that name is there already, and is left alone.
        case exists(String)
        case unwritable(String, code: Int32)

        /// What is said, with the cure.
        var message: String {
            switch self {
            case .exists(let path): "\(path) is there already, and I leave it alone. Give another name."
            case .unwritable(let path, let code):
                "I could not write \(path) (\(String(cString: strerror(code)))). Give another place."
            }
        }
    }

    /// Writes a text to a new file that only this person can read.
    /// - Parameter path: `~` at its start stands for the home folder.
    static func write(_ text: String, to path: String) throws(Failure) {
        let file = open(expanded(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard file >= 0 else { throw errno == EEXIST ? .exists(path) : .unwritable(path, code: errno) }
        defer { close(file) }
        do throws(Output.Failure) { try StandardStreams.write(Array(text.utf8), to: file) } catch {
            let code = if case .failed(let code) = error { code } else { EPIPE }
            unlink(expanded(path))
            throw .unwritable(path, code: code)
        }
    }

    private static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = Environment.value("HOME") else { return path }
        return home + path.dropFirst()
    }
}
