/// Coverage for a reader: a table for a terminal, a page for a browser.
public struct CoverageReport: Sendable {
    private let coverage: Coverage

    public init(_ coverage: Coverage) { self.coverage = coverage }

    /// A row for each kind, then what is missed of the kinds that are named.
    public func lines(missing kinds: [Coverage.Kind]) -> [String] {
        var lines = Coverage.Kind.allCases.map { kind in
            let whole = coverage.all[kind]?.count ?? 0
            let part = coverage.reached[kind]?.count ?? 0
            return "\(Self.padded(kind.rawValue, 12))\(Self.padded("\(part) of \(whole)", 16))"
                + "\(Self.padded(Self.percent(coverage.share(kind)), 8))\(kind.meaning)"
        }
        for kind in kinds {
            let missed = coverage.missed(kind)
            if missed.isEmpty { continue }
            lines += ["", "No test reaches these \(kind.rawValue):"]
            lines += missed.map {
                $0.topic.isEmpty || $0.topic == $0.name ? "  \($0.name)" : "  \($0.topic): \($0.name)"
            }
        }
        return lines
    }

    /// One page that needs nothing else: the table, then each topic with what is missed of it.
    public var html: String {
        let rows = Coverage.Kind.allCases.map { kind in
            "<tr><th>\(kind.rawValue)</th><td>\(coverage.reached[kind]?.count ?? 0)</td>"
                + "<td>\(coverage.all[kind]?.count ?? 0)</td><td>\(Self.bar(coverage.share(kind)))</td>"
                + "<td>\(kind.meaning)</td></tr>"
        }
        let topics = coverage.playbook.topics.map { topic in
            let missed = [Coverage.Kind.topics, .variants, .details, .patterns, .signs, .transitions].flatMap { kind in
                coverage.missed(kind).filter { $0.topic == topic.id }.map { "\(kind.rawValue): \($0.name)" }
            }
            let list = missed.map { "<li>\(HTML.escaped($0))</li>" }.joined()
            return "<tr><th>\(HTML.escaped(topic.id))</th><td>\(Self.bar(coverage.share(of: topic.id)))</td>"
                + "<td>\(list.isEmpty ? "all of it" : "<ul>\(list)</ul>")</td></tr>"
        }
        return HTML.page(
            title: "What the tests reach", style: Self.style,
            body: """
                <h1>What the tests reach</h1>
                <table><tr><th></th><th>reached</th><th>of</th><th>share</th><th>counted where</th></tr>
                \(rows.joined(separator: "\n"))</table>
                <h2>Topic by topic</h2>
                <table><tr><th>topic</th><th>share</th><th>no test reaches</th></tr>
                \(topics.joined(separator: "\n"))</table>
                """)
    }

    private static let style = """
        table { border-collapse: collapse } th { text-align: left } th, td { padding: .3em .8em; vertical-align: top }
        tr { border-top: 1px solid #ccc } ul { margin: 0; padding-left: 1em }
        .bar { display: inline-block; width: 8em; background: #eee } .bar i { display: block; background: #2a7; color: #000; font-style: normal; white-space: nowrap }
        """

    private static func bar(_ share: Double) -> String {
        let percent = percent(share)
        return "<span class=\"bar\"><i style=\"width: \(percent)\">\(percent)</i></span>"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    /// A share as percent with one decimal.
    public static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
