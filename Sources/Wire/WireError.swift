/// What kind of error a daemon answers with: the `data.kind` of the protocol, and its JSON-RPC number. This is the one
/// table of both.
public enum ErrorKind: String, Sendable, CaseIterable {
    /// The line is no JSON document.
    case parse
    /// JSON, but no request: an array, a notification, another version.
    case invalidRequest = "invalid-request"
    case noSuchMethod = "no-such-method"
    /// A parameter is missing or of another type.
    case invalidParams = "invalid-params"
    /// The line or the text is over its limit.
    case tooLong = "too-long"
    /// Too many connections or requests at once: try again later.
    case tooMany = "too-many"
    /// The answer did not come in time: try again.
    case deadline
    /// The caller may not do this.
    case notPermitted = "not-permitted"
    /// A fault of the daemon's own.
    case `internal`

    /// The JSON-RPC error number; those from -32001 down are ours.
    public var code: Int {
        switch self {
        case .parse: -32700
        case .invalidRequest: -32600
        case .noSuchMethod: -32601
        case .invalidParams: -32602
        case .internal: -32603
        case .tooLong: -32001
        case .tooMany: -32002
        case .deadline: -32003
        case .notPermitted: -32004
        }
    }
}

/// The error of a request: a kind for programs and a sentence for people. Never holds what a caller typed.
public struct WireError: Error, Message {
    public var kind: ErrorKind
    /// What is wrong and what to do about it.
    public var message: String

    public init(_ kind: ErrorKind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Reads the `error` member of a response. A kind that a newer daemon may send counts as `internal`.
    public init(_ fields: Fields) throws(FieldError) {
        kind = try fields.optionalObject("data")?.optionalString("kind").flatMap(ErrorKind.init) ?? .internal
        message = try fields.string("message")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("code", kind.code)
        writer.field("message", message)
        writer.key("data")
        writer.object { $0.field("kind", kind.rawValue) }
    }
}
