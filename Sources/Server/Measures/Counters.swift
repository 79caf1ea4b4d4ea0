import Wire

/// What the daemon counts: numbers alone, nothing of what anybody asked.
struct Counters {
    /// Connections that were accepted, that were refused since there were too many, that were dropped since their
    /// reader read nothing, that were turned away since a line took too long, and that the system could not accept.
    var accepted = 0
    var refused = 0
    var dropped = 0
    var slow = 0
    var unaccepted = 0
    /// Lines that were no request or could not be answered.
    var errors = 0
    /// Replies of kind `unknown`.
    var unknown = 0
    private(set) var calls = [Int](repeating: 0, count: Method.allCases.count)
    var latency = LatencyHistogram()

    mutating func count(_ method: Method) { calls[method.place] += 1 }

    /// All of them by name.
    var message: [NamedCount] {
        [
            NamedCount("accepted", accepted), NamedCount("refused", refused), NamedCount("dropped", dropped),
            NamedCount("slow", slow), NamedCount("unaccepted", unaccepted),
            NamedCount("requests", calls.reduce(0, +)), NamedCount("errors", errors), NamedCount("unknown", unknown),
        ] + zip(Method.allCases, calls).map { NamedCount($0.rawValue, $1) }
            + latency.cumulative.map { NamedCount("within_\($0.nanoseconds / 1000)_us", $0.count) }
    }
}

extension Method {
    /// The place among all cases: they have no values, so that this is the byte they are kept as.
    fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
