/// Why a compiled playbook, or the folder it comes from, cannot be used. Each says what is wrong and what to do.
public enum CompiledError: Error, Equatable, CustomStringConvertible {
    /// The system refused: `call` failed on `path` with this `errno`.
    case system(call: String, path: String, code: Int32)
    /// The file is owned by somebody else, or others may write to it.
    case untrusted(path: String)
    /// Not a regular file, or longer than any playbook.
    case unfit(path: String, why: String)
    /// The file does not begin as a compiled playbook does.
    case notAPlaybook
    /// Written by another version of the format or of the learner.
    case otherVersion(what: String, found: UInt32, expected: UInt32)
    /// Shorter or longer than it says it is.
    case wrongLength(found: Int, expected: UInt64)
    /// The checksum does not fit the bytes.
    case damaged
    /// A section says something that cannot be.
    case malformed(section: String, why: String)
    /// The folder of dialogues cannot be read whole, so no name can be made from it.
    case dialogues(path: String, why: String)
    /// No place was found to write a compiled playbook to.
    case nowhereToWrite(tried: [String])

    public var description: String {
        switch self {
        case .system(let call, let path, let code): "\(path): \(call): \(systemMessage(code))"
        case .untrusted(let path):
            "\(path): not used: it must belong to root or to this user, and nobody else may write to it (chmod go-w)"
        case .unfit(let path, let why): "\(path): \(why)"
        case .notAPlaybook: "not a compiled playbook: make one with `paoc compile`"
        case .otherVersion(let what, let found, let expected):
            "\(what) version \(found), this program reads \(expected): compile again with `paoc compile`"
        case .wrongLength(let found, let expected):
            "\(found) bytes where the file says \(expected): it was cut short or changed; compile again"
        case .damaged: "the checksum does not fit: the file is damaged; compile again with `paoc compile`"
        case .malformed(let section, let why): "section \(section): \(why); compile again with `paoc compile`"
        case .dialogues(let path, let why): "\(path): \(why)"
        case .nowhereToWrite(let tried):
            "no place to keep the compiled playbook: none of \(tried.joined(separator: ", ")) can be written to; "
                + "name a file with --output"
        }
    }
}
