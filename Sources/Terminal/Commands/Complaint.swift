import Client
import Wire

// What is said on standard error when a command could not do its work.
extension Output {
    /// Says what is wrong and what to do about it; where the helper cannot be reached, also where to turn in an
    /// emergency.
    public func complain(_ error: ClientError) {
        complain("pao: \(error.message)")
        guard error.exitStatus == .noDaemon || error.exitStatus == .tryAgain else { return }
        for line in EmergencyLines.lines { complain(line) }
    }

    /// What a program ends with whose output could not be written. A reader that had enough is no fault.
    public func status(after failure: Failure) -> ExitStatus {
        guard case .failed(let code) = failure else { return .answered }
        complain("pao: the output cannot be written (error \(code) of the system); make room, or print elsewhere")
        return .internalFault
    }
}
