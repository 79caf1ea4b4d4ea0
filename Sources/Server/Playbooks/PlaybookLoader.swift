import Compiled
import Glibc
import Understanding

/// Finds the playbook that is current for the dialogues, and has it compiled where there is none. Blocks: not for the
/// event loop.
public struct PlaybookLoader: PlaybookSource {
    private let dialogues: Dialogues
    /// What `--dialogues` was given, to be handed to the compiler; `nil` lets it find them as we did.
    private let named: String?
    private let compiler: String
    private let seconds: Int
    private let abandonment = StopSwitch()

    /// - Parameters:
    ///   - named: what `--dialogues` was given; `nil` where it was not.
    ///   - compiler: the path of `paoc`.
    ///   - seconds: what it may take.
    public init(named: String?, compiler: String, seconds: Int) {
        dialogues = Dialogues.find(named: named)
        self.named = named
        self.compiler = compiler
        self.seconds = seconds
    }

    public func current() throws(ServerError) -> CompiledOutcome {
        let fingerprint: String
        do throws(CompiledError) { fingerprint = try KnownInputs.fingerprint(of: dialogues) } catch {
            // Anything but a missing right is a finding, and the compiler tells findings best.
            if let path = error.path, access(path, R_OK) != 0, errno == EACCES {
                throw .system(call: "reading the dialogues", path: path, code: EACCES)
            }
            return CompiledOutcome(playbook: nil, findings: [])
        }
        return Self.first(of: PlaybookStore.all(fingerprint, dialogues: dialogues))
    }

    public func earlier(than fingerprint: String) -> CompiledOutcome {
        let outcome = Self.first(of: PlaybookStore.earlier(than: fingerprint, dialogues: dialogues))
        if outcome.playbook != nil { return outcome }
        return CompiledOutcome(playbook: nil, findings: outcome.findings + ["no earlier playbook is kept"])
    }

    public func stop() { abandonment.flip() }

    /// The first of the files that can be loaded, with why those before it could not.
    private static func first(of files: [String]) -> CompiledOutcome {
        var outcome = CompiledOutcome(playbook: nil, findings: [])
        for file in files {
            do {
                outcome.playbook = try load(file)
                break
            } catch { outcome.findings.append("\(file): \(error)") }
        }
        return outcome
    }

    public func stamp() -> InputStamp { InputStamp(of: dialogues) }

    public func compile() throws(ServerError) -> CompiledOutcome {
        var run = try runCompiler(["compile"])
        // Nowhere to keep it (EX_IOERR) is no error: then it is kept in a folder of our own until it is loaded.
        if run.status == 74 {
            let folder = try Self.temporaryFolder()
            defer { rmdir(folder) }
            let file = folder + "/playbook"
            defer { unlink(file) }
            run = try runCompiler(["compile", "--output", file])
            return try outcome(of: run)
        }
        return try outcome(of: run)
    }

    private func runCompiler(_ arguments: [String]) throws(ServerError) -> CompilerRun {
        try CompilerRun(of: compiler, arguments + (named.map { [$0] } ?? []), seconds: seconds, stop: abandonment)
    }

    private func outcome(of run: CompilerRun) throws(ServerError) -> CompiledOutcome {
        switch run.status {
        case 0:
            // `paoc compile` prints the file's path and the playbook's fingerprint.
            guard let line = run.output.first, let end = line.lastIndex(of: " ") else {
                throw .noPlaybook("\(compiler) did not say where it left the playbook")
            }
            do { return CompiledOutcome(playbook: try Self.load(String(line[..<end])), findings: run.complaints) } catch
            {
                throw .noPlaybook("\(error)")
            }
        case 65: return CompiledOutcome(playbook: nil, findings: run.complaints)
        case let status:
            throw .noPlaybook((["\(compiler) ended with status \(status)"] + run.complaints).joined(separator: "\n"))
        }
    }

    private static func load(_ path: String) throws -> LoadedPlaybook {
        try LoadedPlaybook(CompiledPlaybook.readForService(path))
    }

    private static func temporaryFolder() throws(ServerError) -> String {
        var template = Array("/tmp/paod-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", path: "/tmp", code: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension CompiledError {
    /// The file or folder of dialogues that could not be read.
    fileprivate var path: String? {
        switch self {
        case .dialogues(let path, _), .system(_, let path, _): path
        default: nil
        }
    }
}
