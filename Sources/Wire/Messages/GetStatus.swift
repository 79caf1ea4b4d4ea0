/// Whether the daemon is well.
public struct GetStatus: Call {
    public typealias Outcome = StatusMessage
    public static let method = Method.status

    public init() {}

    public init(_ fields: Fields) throws(FieldError) {}

    public func write(to writer: inout JSONWriter) {}
}

/// The result of `status`. Counts are since the start; nothing in it tells what anybody asked.
public struct StatusMessage: Message {
    /// The daemon's version.
    public var version: String
    /// Names the playbook in use.
    public var fingerprint: String
    /// Seconds since the playbook in use was loaded.
    public var playbookAge: Int
    /// Topics in the playbook, those past their review date, those no clinician has signed.
    public var topics: Int
    public var overdue: Int
    public var unsigned: Int
    /// Seconds since the daemon started.
    public var uptime: Int
    /// Named counts, such as `connections` and `requests`.
    public var counts: [NamedCount]
    public var latency: LatencyMessage
    /// Named limits, as `--limit` sets them.
    public var limits: [NamedCount]

    public init(
        version: String, fingerprint: String, playbookAge: Int, topics: Int, overdue: Int, unsigned: Int, uptime: Int,
        counts: [NamedCount], latency: LatencyMessage, limits: [NamedCount]
    ) {
        self.version = version
        self.fingerprint = fingerprint
        self.playbookAge = playbookAge
        self.topics = topics
        self.overdue = overdue
        self.unsigned = unsigned
        self.uptime = uptime
        self.counts = counts
        self.latency = latency
        self.limits = limits
    }

    public init(_ fields: Fields) throws(FieldError) {
        version = try fields.string("version")
        let playbook = try fields.object("playbook")
        fingerprint = try playbook.string("fingerprint")
        playbookAge = try playbook.int("age_seconds")
        topics = try playbook.int("topics")
        overdue = try playbook.int("overdue")
        unsigned = try playbook.int("unsigned")
        uptime = try fields.int("uptime_seconds")
        counts = try fields.object("counts").counts()
        latency = try LatencyMessage(fields.object("latency_us"))
        limits = try fields.object("limits").counts()
    }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.field("version", version)
        writer.key("playbook")
        writer.object {
            $0.field("fingerprint", fingerprint)
            $0.field("age_seconds", playbookAge)
            $0.field("topics", topics)
            $0.field("overdue", overdue)
            $0.field("unsigned", unsigned)
        }
        writer.field("uptime_seconds", uptime)
        writer.key("counts")
        writer.counts(counts)
        writer.key("latency_us")
        writer.message(latency)
        writer.key("limits")
        writer.counts(limits)
    }
}

/// A number with its name.
public struct NamedCount: Sendable, Equatable {
    public var name: String
    public var count: Int

    public init(_ name: String, _ count: Int) {
        self.name = name
        self.count = count
    }
}

/// Time from a request's line to its reply, in microseconds. Percentiles are upper bounds of histogram buckets.
public struct LatencyMessage: Message {
    public var p50: Int
    public var p90: Int
    public var p99: Int
    public var most: Int

    public init(p50: Int, p90: Int, p99: Int, most: Int) {
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.most = most
    }

    public init(_ fields: Fields) throws(FieldError) {
        p50 = try fields.int("p50")
        p90 = try fields.int("p90")
        p99 = try fields.int("p99")
        most = try fields.int("max")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("p50", p50)
        writer.field("p90", p90)
        writer.field("p99", p99)
        writer.field("max", most)
    }
}

extension JSONWriter {
    fileprivate mutating func counts(_ counts: [NamedCount]) {
        object {
            for count in counts {
                $0.key(count.name)
                $0.integer(count.count)
            }
        }
    }
}
