import Playbook

/// A pack for a clinician to print: one topic a page, every wording with the facts and sources behind each sentence, and a
/// line to sign.
public struct ReviewPack: Sendable {
    private let playbook: Playbook
    private let states: [ReviewState]

    /// - Parameter states: the topics of the pack, in order.
    public init(_ playbook: Playbook, _ states: [ReviewState]) {
        self.playbook = playbook
        self.states = states
    }

    /// One page that needs nothing else, and breaks between topics when it is printed.
    public var html: String {
        HTML.page(
            title: "Review pack", style: Self.style,
            body: states.compactMap { state in playbook.topic(state.topic).map { topic($0, state) } }.joined(
                separator: "\n"))
    }

    private static let style = """
        @page { size: A4; margin: 18mm }
        body { max-width: 45em; font-size: 11pt } h1 { font-size: 1.4em; margin: 0 } h2 { font-size: 1.05em; margin: 1.2em 0 .3em; break-after: avoid }
        article { break-after: page; margin-bottom: 3em } article:last-child { break-after: auto }
        .meta { color: #444; margin: .2em 0 } .changed { border: 1px solid #a00; padding: .3em .6em }
        p.claim { margin: .4em 0 0; break-after: avoid } ul.rests { margin: 0 0 .3em; padding-left: 1.4em; font-size: .85em; color: #333; break-inside: avoid }
        table { border-collapse: collapse; width: 100%; font-size: .9em } th, td { border: 1px solid #999; padding: .25em .5em; text-align: left; vertical-align: top }
        .signs { table-layout: fixed } .signs th:nth-child(1) { width: 66% } .signs th:nth-child(2) { width: 13% } .signs tr { break-inside: avoid } .signs td { overflow-wrap: anywhere; font-size: .9em }
        .sign { margin-top: 1.6em; break-inside: avoid } .sign td { height: 2.4em }
        """

    private func topic(_ topic: Topic, _ state: ReviewState) -> String {
        var body = "<h1>\(HTML.escaped(topic.question.isEmpty ? topic.title : topic.question))</h1>"
        body +=
            "<p class=\"meta\">\(HTML.escaped(topic.id)) · \(topic.section) · checked \(shown(state.checked)) · due \(shown(state.due)) · "
        body += state.by.isEmpty ? "no clinician has signed it yet</p>" : "signed by \(HTML.escaped(state.by))</p>"
        if state.isChanged { body += "<p class=\"changed\">The words changed since \(shown(state.checked)).</p>" }
        if !state.changedEvidence.isEmpty {
            body +=
                "<p class=\"changed\">Changed since then: \(HTML.escaped(state.changedEvidence.joined(separator: ", "))).</p>"
        }
        var known: Set<String> = []
        for wording in topic.wordings { body += passage(wording.name, wording.text, &known) }
        if let card = topic.card { body += cards(card, &known) }
        body += services(topic.refer) + staff(topic.staff) + Self.signature
        return "<article id=\"\(HTML.escaped(topic.id))\">\n\(body)\n</article>"
    }

    private func shown(_ text: String) -> String { text.isEmpty ? "never" : HTML.escaped(text) }

    /// A wording sentence by sentence, each with what it rests on: whole where the topic first names it, and by its id
    /// after that.
    /// - Parameter known: ids of sources and facts that the topic named so far.
    private func passage(_ name: String, _ passage: Passage, _ known: inout Set<String>) -> String {
        var html = "<h2>\(HTML.escaped(name))</h2>"
        for sentence in Sentences.of(passage) {
            html += "<p class=\"claim\">\(HTML.escaped(sentence.text))</p>"
            var rests: [String] = []
            var again: [String] = []
            for citation in sentence.citations {
                let named = [(citation.source, source(citation.source))] + citation.facts.map { ($0, fact($0)) }
                for (id, whole) in named {
                    if known.insert(id).inserted { rests.append(whole) } else { again.append(HTML.escaped(id)) }
                }
            }
            if !again.isEmpty { rests.append("As above: \(again.joined(separator: ", "))") }
            if !rests.isEmpty { html += "<ul class=\"rests\">\(rests.map { "<li>\($0)</li>" }.joined())</ul>" }
        }
        return html
    }

    private func source(_ id: String) -> String {
        guard let source = playbook.source(id) else { return HTML.escaped(id) }
        let parts = [source.printedTitle, source.authors, source.year, source.kind, source.url].filter { !$0.isEmpty }
        return HTML.escaped("\(id): \(parts.joined(separator: ". "))")
    }

    private func fact(_ id: String) -> String {
        guard let fact = playbook.fact(id) else { return HTML.escaped(id) }
        let note = fact.note.isEmpty ? "" : " (\(fact.note))"
        return HTML.escaped("\(id), \(fact.strength.rawValue): \(fact.statement)\(note)")
    }

    /// Every card, then every sign with its level and source.
    private func cards(_ card: UrgentCard, _ known: inout Set<String>) -> String {
        var html = ""
        for level in card.levels {
            html += "<h2>Card: \(level.level.rawValue)</h2><p>\(HTML.escaped(level.say))</p>"
            if !level.bullets.isEmpty {
                html += "<ul>\(level.bullets.map { "<li>\(HTML.escaped($0))</li>" }.joined())</ul>"
            }
            for (name, text) in [("", level.end), ("Meanwhile: ", level.meanwhile), ("To the family: ", level.family)]
            where !text.isEmpty { html += "<p>\(name)\(HTML.escaped(text))</p>" }
            html += services(level.refer)
        }
        html += "<h2>Said besides</h2>"
        for (name, text) in [
            ("Safety question: ", card.safetyQuestion), ("To doubt: ", card.holdFast), ("On the way: ", card.sendOff),
        ] where !text.isEmpty { html += "<p>\(name)\(HTML.escaped(text))</p>" }
        let rows = card.signs.map { sign in
            let other = sign.levelIf.map { conditional in
                let when = conditional.when.map { "\($0.slot): \($0.values.joined(separator: " or "))" }
                return "; \(conditional.level.rawValue) where \(when.joined(separator: ", "))"
            }
            let isNew = known.insert(sign.source).inserted
            return "<tr><td>\(HTML.escaped(PatternText.of(sign.pattern)))</td><td>\(sign.level.rawValue)"
                + "\(HTML.escaped(other.joined()))</td><td>\(isNew ? source(sign.source) : HTML.escaped(sign.source))</td></tr>"
        }
        return html
            + "<h2>Signs</h2><table class=\"signs\"><tr><th>words</th><th>level</th><th>rests on</th></tr>\(rows.joined())</table>"
    }

    private func services(_ ids: [String]) -> String {
        let items = ids.compactMap(playbook.referral).map { referral in
            let parts = [referral.name, referral.phone, referral.text, referral.web, referral.hours]
            return "<li>\(HTML.escaped(parts.filter { !$0.isEmpty }.joined(separator: " · ")))</li>"
        }
        return items.isEmpty ? "" : "<h2>Turn to</h2><ul>\(items.joined())</ul>"
    }

    private func staff(_ notes: StaffNotes) -> String {
        var html = ""
        for (name, texts) in [("Staff listen for", notes.listenFor), ("Staff avoid", notes.avoid)] where !texts.isEmpty
        {
            html += "<h2>\(name)</h2><ul>\(texts.map { "<li>\(HTML.escaped($0))</li>" }.joined())</ul>"
        }
        return html
    }

    private static let signature = """
        <table class="sign"><tr><th>Right as it stands</th><th>To be changed as marked</th><th>Name and role</th>\
        <th>Date</th><th>Signature</th></tr><tr><td>&#9744;</td><td>&#9744;</td><td></td><td></td><td></td></tr></table>
        """
}

/// A pattern in the words of an author.
enum PatternText {
    /// Longer alternatives are cut: the first few say what is meant.
    private static let most = 12

    static func of(_ pattern: Pattern) -> String {
        switch pattern {
        case .word(let word): word
        case .exact(let word): "=" + word
        case .concept(let name): "~" + name
        case .phrase(let items): items.map(of).joined(separator: " ")
        case .sequence(let items, _): items.map(of).joined(separator: " … ")
        case .all(let items, _): items.map(of).joined(separator: " and ")
        case .any(let items): "(\(list(items)))"
        case .none(let items): "not (\(list(items)))"
        }
    }

    private static func list(_ items: [Pattern]) -> String {
        items.prefix(most).map(of).joined(separator: " or ") + (items.count > most ? " or …" : "")
    }
}
