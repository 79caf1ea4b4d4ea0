import Conversation
import Playbook
import Wire

/// Answers about services and sources: `referrals`, `sources`.
struct EvidenceAnswers {
    let loaded: LoadedPlaybook

    /// Topics whose services are taken for words, and what the first of them counts: as much as that many words.
    private static let topicsAsked = 3

    /// - Throws: where the nation is none of the playbook's.
    func referrals(_ call: ListReferrals) throws(WireError) -> ReferralList {
        let playbook = loaded.engine.playbook
        if let nation = call.nation {
            let known = playbook.slot("nation")?.values.map(\.name) ?? []
            guard known.contains(nation) else {
                throw WireError(.invalidParams, "params.nation must be one of \(known.joined(separator: ", "))")
            }
        }
        let here = playbook.referrals.filter { referral in
            call.nation.map { referral.works(in: $0) } ?? true
        }
        guard !call.words.isEmpty else { return ReferralList(referrals: here.map(ReferralPage.init)) }
        let bonus = bonusByTopics(call.words)
        let words = Self.words(call.words)
        let fitting = here.map { ($0, Self.fit($0, words) + (bonus[$0.id] ?? 0)) }.filter { $0.1 > 0 }
        // The order of the ids decides between equals, so that the list is the same every time.
        let ordered = fitting.enumerated().sorted {
            $0.element.1 != $1.element.1 ? $0.element.1 > $1.element.1 : $0.offset < $1.offset
        }
        return ReferralList(referrals: ordered.map { ReferralPage($0.element.0) })
    }

    func sources() -> SourceList {
        SourceList(
            sources: loaded.engine.playbook.sources.map {
                SourcePage(brief: SourceBrief($0), authors: $0.authors, doi: $0.doi, kind: $0.kind)
            })
    }

    /// What a service gains by being one that the topics of these words refer to.
    private func bonusByTopics(_ words: String) -> [String: Int] {
        var bonus: [String: Int] = [:]
        for (rank, reading) in loaded.engine.understander.find(words, limit: Self.topicsAsked).enumerated() {
            for id in loaded.engine.playbook.topics[reading.topic].refer {
                bonus[id] = max(bonus[id] ?? 0, Self.topicsAsked - rank)
            }
        }
        return bonus
    }

    /// How many of the words begin a word of what the service says of itself.
    private static func fit(_ referral: Referral, _ words: [String]) -> Int {
        let own = Self.words("\(referral.name) \(referral.whatFor) \(referral.whoFor) \(referral.region)")
        return words.count { word in own.contains { $0.hasPrefix(word) } }
    }

    /// Lower-case words of three letters and more; shorter ones stand everywhere.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.utf8.count >= 3 }
    }
}

extension ReferralPage {
    init(_ referral: Referral) {
        self.init(
            brief: ReferralBrief(referral), whatFor: referral.whatFor, whoFor: referral.whoFor, cost: referral.cost,
            nations: referral.nations, region: referral.region, urgency: referral.urgency.rawValue,
            checked: referral.checked)
    }
}
