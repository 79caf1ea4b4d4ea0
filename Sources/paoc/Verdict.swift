import Authoring

/// What findings amount to.
enum Verdict {
    /// Ends the program with the status that findings ask for; returns where there are none.
    static func end(_ findings: [Finding]) throws {
        if findings.contains(where: { $0.severity == .error }) { throw ExitStatus.badContent }
        if !findings.isEmpty { throw ExitStatus.warnings }
    }

    /// Reads only what can be used: prints the errors and ends the program where there are any.
    static func stop(atErrors findings: [Finding]) throws {
        let errors = findings.filter { $0.severity == .error }
        if errors.isEmpty { return }
        for finding in errors { Output.complain(finding.description) }
        throw ExitStatus.badContent
    }
}
