import Playbook
import Wire

/// How strong the statements are that a topic takes from each of its sources.
struct EvidenceStrengths {
    private let playbook: Playbook
    /// Statements cited, with the source they are cited to.
    private var cited: [String: Set<String>] = [:]

    init(of topic: Topic, in playbook: Playbook) {
        self.playbook = playbook
        guard let answer = topic.answer else { return }
        for passage in answer.passages {
            for citation in passage.citations { cited[citation.source, default: []].formUnion(citation.facts) }
        }
    }

    /// Sources as `show` names them.
    func briefs(of sources: [String]) -> [SourceBrief] {
        sources.compactMap(playbook.source).map { source in
            var brief = SourceBrief(source)
            let found = (cited[brief.id] ?? []).compactMap { playbook.fact($0)?.strength }
            brief.strengths = Fact.Strength.allCases.filter(found.contains).map(\.rawValue)
            return brief
        }
    }
}

extension Answer {
    /// Everything it may say.
    fileprivate var passages: [Passage] {
        [short, full] + details.map(\.text) + variants.flatMap { [$0.short, $0.full].compactMap(\.self) }
    }
}

extension Passage {
    fileprivate var citations: [Citation] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let spans): spans
            case .list(let items): items.flatMap(\.self)
            }
        }.compactMap { span in
            if case .citation(let citation) = span { citation } else { nil }
        }
    }
}
