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

    public func current() -> LoadedPlaybook? {
        guard let path = try? PlaybookStore.current(dialogues: dialogues) else { return nil }
        return try? Self.load(path)
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
        try CompilerRun(of: compiler, arguments + (named.map { [$0] } ?? []), seconds: seconds)
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
        try LoadedPlaybook(CompiledPlaybook.read(path))
    }

    private static func temporaryFolder() throws(ServerError) -> String {
        var template = Array("/tmp/paod-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", path: "/tmp", code: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
