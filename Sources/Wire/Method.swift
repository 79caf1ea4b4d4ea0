/// The methods of the protocol.
public enum Method: String, Sendable, CaseIterable {
    case say, find, show, topics, referrals, sources, explain, status, reload
}

/// The parameters of a method, and what it answers with.
public protocol Call: Message {
    associatedtype Outcome: Message
    static var method: Method { get }
}

/// A call by any method, as the daemon reads it.
public enum Request: Sendable, Equatable {
    case say(Say)
    case find(Find)
    case show(Show)
    case topics(ListTopics)
    case referrals(ListReferrals)
    case sources(ListSources)
    case explain(Explain)
    case status(GetStatus)
    case reload(Reload)

    init(_ method: Method, _ params: Fields) throws(WireError) {
        do throws(FieldError) {
            switch method {
            case .say: self = .say(try Say(params))
            case .find: self = .find(try Find(params))
            case .show: self = .show(try Show(params))
            case .topics: self = .topics(try ListTopics(params))
            case .referrals: self = .referrals(try ListReferrals(params))
            case .sources: self = .sources(try ListSources(params))
            case .explain: self = .explain(try Explain(params))
            case .status: self = .status(try GetStatus(params))
            case .reload: self = .reload(try Reload(params))
            }
        } catch { throw WireError(.invalidParams, error.message) }
        guard typedBytes <= WireLimits.textBytes else {
            throw WireError(.tooLong, "the text is over \(WireLimits.textBytes) bytes: send a shorter one")
        }
    }

    public var method: Method {
        switch self {
        case .say: .say
        case .find: .find
        case .show: .show
        case .topics: .topics
        case .referrals: .referrals
        case .sources: .sources
        case .explain: .explain
        case .status: .status
        case .reload: .reload
        }
    }

    /// Bytes of what a person typed in this request.
    private var typedBytes: Int {
        switch self {
        case .say(let call): call.text.utf8.count
        case .find(let call): call.words.utf8.count
        case .referrals(let call): call.words.utf8.count
        case .explain(let call): call.text.utf8.count
        case .show, .topics, .sources, .status, .reload: 0
        }
    }
}
