/// What the programs end with: low numbers say how a question fared, those from 64 are sysexits(3). This is the one
/// place that chooses.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Answered, found.
    case answered = 0
    /// Not known, nothing found.
    case notKnown = 1
    /// The helper asks back: which topic, which slot, which item of the menu.
    case asksBack = 2
    /// Urgent, or a safety question: a person must see this.
    case urgent = 3
    /// The command line or a parameter is wrong.
    case usage = 64
    /// A playbook with errors, or a batch with lines that are no requests.
    case badData = 65
    /// No daemon.
    case noDaemon = 69
    /// A fault of ours.
    case internalFault = 70
    /// Overload or deadline: try again.
    case tryAgain = 75
    /// No permission.
    case notPermitted = 77

    /// How a question fared.
    public init(_ reply: ReplyMessage) {
        switch reply.kind {
        case .urgent: self = .urgent
        case .clarify: self = reply.isSafetyQuestion ? .urgent : .asksBack
        case .question, .menu: self = .asksBack
        case .answer, .social, .meta, .command: self = .answered
        case .unknown: self = .notKnown
        }
    }

    /// What an error of the daemon means for the caller.
    public init(_ kind: ErrorKind) {
        switch kind {
        case .invalidParams, .tooLong: self = .usage
        case .tooMany, .deadline: self = .tryAgain
        case .notPermitted: self = .notPermitted
        case .parse, .invalidRequest, .noSuchMethod, .internal: self = .internalFault
        }
    }
}
