import Compiled

/// Where playbooks come from. The calls block; they are made from a thread of their own.
public protocol PlaybookSource: Sendable {
    /// The compiled playbook that is current, where there is one that can be used; else why one could not be.
    func current() throws(ServerError) -> CompiledOutcome
    /// Has the dialogues compiled and loads the result.
    func compile() throws(ServerError) -> CompiledOutcome
    /// The playbook that was kept before the one with this fingerprint.
    func earlier(than fingerprint: String) -> CompiledOutcome
    /// Gives up compiling, now and from now on: the daemon ends.
    func stop()
    /// A mark of the inputs, to see whether they changed. Quick enough for the event loop.
    func stamp() -> InputStamp
}

/// What came of compiling.
public struct CompiledOutcome: Sendable {
    /// The playbook to use; `nil` where the dialogues have errors.
    public var playbook: LoadedPlaybook?
    /// What the compiler found, a line each.
    public var findings: [String]

    public init(playbook: LoadedPlaybook?, findings: [String]) {
        self.playbook = playbook
        self.findings = findings
    }
}

extension PlaybookSource {
    /// The playbook to start with: the current one, compiled if need be.
    func start() throws(ServerError) -> (LoadedPlaybook, findings: [String]) {
        let found = try current()
        if let playbook = found.playbook { return (playbook, found.findings) }
        let compiled = try compile()
        guard let playbook = compiled.playbook else { throw .dialogues(compiled.findings) }
        return (playbook, found.findings + compiled.findings)
    }
}
