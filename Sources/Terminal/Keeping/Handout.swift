import Wire

/// A text to take away or send on: made of what the playbook says, and of nothing the person said.
struct Handout {
    /// How it is written.
    enum Form: Equatable {
        case plain, markdown

        /// The form that suits a file's name.
        init(path: String) { self = path.hasSuffix(".md") ? .markdown : .plain }
    }

    private let form: Form
    private let width: Int
    private(set) var text = ""

    /// - Parameter width: columns it is laid out in.
    init(_ form: Form, title: String, date: UKTime, width: Int = Wrap.widest) {
        self.form = form
        self.width = width
        heading(title, level: 1)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        paragraph(
            "Made on \(date.year)-\(two(date.month))-\(two(date.day)) by the PAO helper. General information, not advice about one person."
        )
    }

    mutating func heading(_ words: String, level: Int = 2) {
        if !text.isEmpty { text += "\n" }
        switch form {
        case .markdown: text += String(repeating: "#", count: level) + " \(Printable.text(words))\n"
        case .plain:
            let lines = Wrap.lines(words, width: Page(width: width).width)
            let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
            text += (lines + [String(repeating: level == 1 ? "=" : "-", count: widest)]).map { $0 + "\n" }.joined()
        }
    }

    /// Text as the daemon sends it: paragraphs and lists.
    mutating func passage(_ words: String) {
        var page = Page(width: width)
        TextLines.add(words, to: &page)
        add(page)
    }

    mutating func paragraph(_ words: String) {
        var page = Page(width: width)
        page.paragraph(words)
        add(page)
    }

    mutating func items(_ words: [String], mark: (Int) -> String = { _ in "- " }) {
        var page = Page(width: width)
        for (index, item) in words.enumerated() { page.item(item, mark: mark(index)) }
        add(page)
    }

    /// Services with every way to reach them.
    mutating func services(_ services: [ReferralBrief]) {
        guard !services.isEmpty else { return }
        heading("Who can help")
        items(
            services.map { service in
                let hours = service.hours.isEmpty ? [] : [service.hours]
                return service.name + ": " + (ReferralLines.ways(to: service) + hours).joined(separator: "; ")
            })
    }

    mutating func sources(_ sources: [SourceBrief]) {
        guard !sources.isEmpty else { return }
        heading("Sources")
        var page = Page(width: width)
        SourceLines.add(sources, to: &page)
        add(page)
    }

    /// Where to turn in an emergency: the end of every handout.
    mutating func emergencyLines() {
        heading("In an emergency")
        items(EmergencyLines.lines)
    }

    private mutating func add(_ page: Page) {
        text += "\n" + page.lines.map { $0.text + "\n" }.joined()
    }
}
