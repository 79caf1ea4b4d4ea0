import Wire

/// The daemon's measures as Prometheus reads them: numbers alone, nothing of what anybody asked.
struct Exposition {
    private(set) var text = ""

    /// - Parameter latency: the histogram that the status tells the percentiles of.
    init(_ status: StatusMessage, calls: [(method: Method, count: Int)], latency: LatencyHistogram) {
        metric("pao_info", "gauge", "Version and playbook in use.")
        sample("pao_info{version=\"\(status.version)\",playbook=\"\(status.fingerprint)\"}", "1")
        let gauges = [
            ("pao_uptime_seconds", "Seconds since the start.", status.uptime),
            ("pao_playbook_age_seconds", "Seconds since the playbook was loaded.", status.playbookAge),
            ("pao_topics", "Topics in the playbook.", status.topics),
            ("pao_topics_overdue", "Topics past their review date.", status.overdue),
            ("pao_topics_unsigned", "Topics that no clinician has signed.", status.unsigned),
            ("pao_connections", "Connections open now.", count("connections", of: status)),
        ]
        for (name, help, value) in gauges {
            metric(name, "gauge", help)
            sample(name, "\(value)")
        }
        let counters = [
            ("accepted", "Connections accepted."), ("refused", "Connections refused, there were too many."),
            ("dropped", "Connections dropped, their reader read nothing."),
            ("slow", "Connections turned away, a line took too long."),
            ("unaccepted", "Connections that the system could not accept."),
            ("errors", "Lines that were no request or could not be answered."),
            ("unknown", "Questions not known."), ("reloads", "Playbooks taken into use since the start."),
            ("failed_reloads", "Reloads that kept the old playbook."),
        ]
        for (name, help) in counters {
            metric("pao_\(name)_total", "counter", help)
            sample("pao_\(name)_total", "\(count(name, of: status))")
        }
        metric("pao_requests_total", "counter", "Requests by method.")
        for (method, count) in calls { sample("pao_requests_total{method=\"\(method.rawValue)\"}", "\(count)") }
        metric("pao_request_seconds", "histogram", "Time from a request's line to its reply.")
        for (bound, count) in latency.cumulative {
            sample("pao_request_seconds_bucket{le=\"\(Self.seconds(bound))\"}", "\(count)")
        }
        sample("pao_request_seconds_bucket{le=\"+Inf\"}", "\(latency.total)")
        sample("pao_request_seconds_sum", Self.seconds(latency.sum))
        sample("pao_request_seconds_count", "\(latency.total)")
    }

    private mutating func metric(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ value: String) { text += "\(name) \(value)\n" }

    private func count(_ name: String, of status: StatusMessage) -> Int {
        status.counts.first { $0.name == name }?.count ?? 0
    }

    /// Nanoseconds as seconds, exactly.
    private static func seconds(_ nanoseconds: Int64) -> String {
        let rest = String(nanoseconds % 1_000_000_000)
        return "\(nanoseconds / 1_000_000_000)." + String(repeating: "0", count: 9 - rest.utf8.count) + rest
    }
}
