import Playbook

/// The dialogue as a picture, in the language of Graphviz: topics by section with what they find out and how often their
/// words differ, the urgent screen, what each offers next, and how tests and reviews stand as colours.
public struct DialogueMap: Sendable {
    private let playbook: Playbook
    private let coverage: Coverage?
    private let states: [String: ReviewState]
    private let shown: Set<String>
    private let focus: String?
    private let links: [String: String]

    /// - Parameters:
    ///   - topic: only this one, what it offers, and what offers it; `nil` for all.
    ///   - links: where a click on a topic leads, by its id; to its text on the page where nothing is said.
    public init(
        _ playbook: Playbook, coverage: Coverage?, states: [ReviewState], around topic: String? = nil,
        links: [String: String] = [:]
    ) {
        self.links = links
        self.playbook = playbook
        self.coverage = coverage
        self.states = Dictionary(states.map { ($0.topic, $0) }, uniquingKeysWith: { first, _ in first })
        focus = topic
        var shown = Set(playbook.topics.map(\.id))
        if let topic {
            let next = playbook.topic(topic)?.next ?? []
            shown = Set([topic] + next + playbook.topics.filter { $0.next.contains(topic) }.map(\.id))
        }
        self.shown = shown
    }

    private var topics: [Topic] { playbook.topics.filter { shown.contains($0.id) } }

    /// The text that `dot` draws.
    public var dot: String {
        let places = focus == nil ? MapLayout(topics) : nil
        var lines = ["digraph dialogue {"]
        // Of one topic's neighbours Graphviz finds a good order; of all topics it makes a tangle that nobody can read, so
        // there each section is a block, and what leads out of it stands back.
        lines.append(
            places == nil
                ? "  graph [rankdir=LR, ranksep=1.2, fontname=\"sans-serif\"]"
                : "  graph [layout=neato, splines=line, outputorder=edgesfirst, fontname=\"sans-serif\"]")
        lines.append(
            "  node [shape=box, style=\"filled,rounded\", fontname=\"sans-serif\", fontsize=13, fixedsize=\(places != nil), "
                + "width=\(MapLayout.width), height=\(MapLayout.height)]")
        lines.append("  graph [labelloc=t, label=<\(MapKey.table(withTests: coverage != nil))>]")
        lines.append("  edge [color=\"#00000022\", arrowsize=0.6]")
        for heading in places?.headings ?? [] {
            lines.append(
                "  \(Self.quoted("section " + heading.name)) [shape=plaintext, style=\"\", fontsize=26, "
                    + "label=\(Self.quoted(heading.name)), pos=\"\(heading.place)!\"]")
        }
        for topic in topics {
            let place = places?.places[topic.id].map { ", pos=\"\($0)!\"" } ?? ""
            lines.append("  \(Self.quoted(topic.id)) [\(node(topic))\(place)]")
        }
        for topic in topics {
            for next in topic.next where shown.contains(next) {
                let isNear = playbook.topic(next)?.section == topic.section || focus != nil
                lines.append(
                    "  \(Self.quoted(topic.id)) -> \(Self.quoted(next))\(isNear ? " [color=\"#204080a0\"]" : "")")
            }
        }
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    private func node(_ topic: Topic) -> String {
        var label = [topic.id]
        if let answer = topic.answer {
            if !topic.slots.isEmpty { label.append("finds out \(topic.slots.joined(separator: ", "))") }
            let slots = Set(answer.variants.flatMap { $0.when.map(\.slot) }).sorted()
            let variants = answer.variants.count == 1 ? "1 variant" : "\(answer.variants.count) variants"
            if !slots.isEmpty { label.append("\(variants) by \(slots.joined(separator: ", "))") }
        }
        if let card = topic.card {
            label.append("\(card.signs.count) signs")
            // The gravest stands first.
            if let gravest = card.levels.first { label.append("up to \(gravest.level.rawValue)") }
        }
        let state = states[topic.id]
        let border =
            state.map { $0.needsALook ? MapKey.late : $0.by.isEmpty ? MapKey.plain : MapKey.signed } ?? MapKey.plain
        let width = state?.needsALook == true || topic.id == focus ? 3 : 1
        let attributes = [
            "label=\(Self.quoted(label.joined(separator: "\\n")))", "fillcolor=\"\(fill(topic))\"",
            "color=\"\(border)\"",
            "penwidth=\(width)", "URL=\(Self.quoted(links[topic.id] ?? "#" + topic.id))",
            "tooltip=\(Self.quoted(topic.question))",
            topic.kind == .urgent ? "shape=octagon, style=filled" : "",
            state?.by.isEmpty == true && topic.kind != .urgent ? "style=\"filled,rounded,dashed\"" : "",
        ]
        return attributes.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func fill(_ topic: Topic) -> String {
        coverage.map { MapKey.colour(of: $0.share(of: topic.id)) } ?? "#ffffff"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
    }

    /// A page with the picture, what its colours mean, and the text of every topic in it, to which the picture leads.
    /// - Parameter svg: what `dot -Tsvg` made of `dot`.
    public func html(svg: String) -> String {
        // The page has its own head.
        let picture = svg.firstRange(of: "<svg").map { String(svg[$0.lowerBound...]) } ?? ""
        let texts = topics.map { topic in
            let passages = topic.wordings.map { wording in
                "<h3>\(HTML.escaped(wording.name))</h3>"
                    + Sentences.of(wording.text).map { "<p>\(HTML.escaped($0.text))</p>" }.joined()
            }
            let cards = (topic.card?.levels ?? []).map { "<h3>\($0.level.rawValue)</h3><p>\(HTML.escaped($0.say))</p>" }
            let next = topic.next.map { "<a href=\"#\($0)\">\($0)</a>" }.joined(separator: ", ")
            return "<section id=\"\(topic.id)\"><h2>\(HTML.escaped(topic.id)): \(HTML.escaped(topic.question))</h2>"
                + (cards + passages).joined()
                + "<p>Next: \(next)</p><p><a href=\"#map\">Back to the map</a></p></section>"
        }
        return HTML.page(
            title: "The dialogue", style: Self.style,
            body: """
                <h1 id="map">The dialogue</h1>
                <p>\(Self.key)</p>
                <div class="map">\(picture)</div>
                \(texts.joined(separator: "\n"))
                """)
    }

    private static let key =
        "The picture says above what its colours mean. Octagons: the urgent screen. Click a topic for its text."
    private static let style = """
        .map { overflow: auto; max-height: 90vh; border: 1px solid #ccc } section { border-top: 1px solid #ccc }
        section:target { background: #ffc } body { max-width: none }
        """
}
