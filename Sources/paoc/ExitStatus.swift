import ArgumentParser

/// Every way paoc ends, after sysexits.h. Wrong usage ends with 64, which ArgumentParser sees to.
enum ExitStatus {
    /// Findings, and all of them are warnings.
    static let warnings = ExitCode(1)
    /// The content has errors, or a test did not pass.
    static let badContent = ExitCode(65)
    /// The program is at fault.
    static let fault = ExitCode(70)
    /// A file could not be written or read.
    static let input = ExitCode(74)
}
