import CEditline
import Glibc

/// Lines kept from chat to chat, in the file that `PAO_HISTORY` names; without it nothing is ever stored.
final class HistoryFile {
    /// Why lines will not be kept. The chat goes on without them.
    enum Failure: Error, Equatable {
        /// The file holds something else and is left alone.
        case foreign(String)
        /// The file cannot be made or written.
        case unwritable(String)
        /// A file that others may read or write, or that belongs to somebody else.
        case exposed(String)

        /// What is said, with the cure.
        var message: String {
            switch self {
            case .foreign(let path):
                "pao: \(path) is no history of pao's, so it is left alone and nothing is kept. "
                    + "Name another file in PAO_HISTORY."
            case .unwritable(let path):
                "pao: \(path) cannot be written, so nothing is kept. Name another file in PAO_HISTORY."
            case .exposed(let path):
                "pao: \(path) does not belong to you alone, so nothing is kept. "
                    + "Name a file of your own in PAO_HISTORY."
            }
        }
    }

    private let path: String
    private let list: OpaquePointer

    /// Loads the file into a list of lines, or makes it with mode 0600.
    init(path: String, list: OpaquePointer) throws(Failure) {
        self.path = path
        self.list = list
        // A link could lead the lines to a file that others read.
        let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard file >= 0 else { throw .unwritable(path) }
        defer { close(file) }
        var about = stat()
        guard fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { throw .foreign(path) }
        guard about.st_uid == geteuid(), fchmod(file, S_IRUSR | S_IWUSR) == 0 else { throw .exposed(path) }
        // libedit reads nothing but a file of its own making; an empty one is new.
        if about.st_size > 0, pao_history_load(list, path) < 0 { throw .foreign(path) }
    }

    /// Writes the lines: after each, so that a closed window loses none.
    func save() { _ = pao_history_save(list, path) }
}
