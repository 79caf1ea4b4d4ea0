import Playbook

/// How a topic stands with its reviews.
public struct ReviewState: Sendable, Equatable, Encodable {
    public var topic: String
    public var title: String
    /// ISO dates; empty where there is no review.
    public var checked: String
    public var due: String
    /// The clinician who signed it off; empty until one has.
    public var by: String
    public var isOverdue: Bool
    /// Due within the days that were asked for.
    public var isDueSoon: Bool
    /// What it says is not what was recorded when it was checked, and the day of checking has not moved since.
    public var isChanged: Bool
    /// Sources and facts it rests on that changed since then, as `source ID`.
    public var changedEvidence: [String]

    /// True where somebody must look before it can be relied on.
    public var needsALook: Bool { isOverdue || isChanged || !changedEvidence.isEmpty }
}

extension Authored {
    /// How every topic that gives information or raises an alarm stands, by id.
    /// - Parameter horizon: the ISO date up to which a due date counts as soon.
    public func reviewStates(today: String, soonBefore horizon: String) -> [ReviewState] {
        playbook.topics.filter { $0.kind == .answer || $0.kind == .urgent }.map { topic in
            let review = topic.review ?? Review(checked: "", due: "", by: "")
            let seen = reviewed.topics[topic.id]
            let isRechecked = seen.map { review.checked > $0.checked } ?? true
            let changed = isRechecked ? [] : evidence(of: topic).filter { changedEvidence.contains($0) }
            return ReviewState(
                topic: topic.id, title: topic.title, checked: review.checked, due: review.due, by: review.by,
                isOverdue: review.due.isEmpty || review.due < today,
                isDueSoon: !review.due.isEmpty && review.due >= today && review.due <= horizon,
                isChanged: !isRechecked && seen?.hash != hashes[topic.id], changedEvidence: changed)
        }
    }

    /// Sources and facts that are not as they were recorded, as `source ID`, in order.
    public var changedEvidence: [String] {
        evidenceHashes.filter { key, hash in reviewed.evidence[key].map { $0 != hash } ?? false }.map(\.key).sorted()
    }

    /// The record as it may be written now. A topic that changed without being checked again keeps its old line, and so
    /// does the evidence it rests on: a record never makes a change look reviewed.
    /// - Parameter again: topics that were checked a second time on the very day they were recorded; a day cannot tell.
    public func renewedRecord(today: String, checkedAgain again: Set<String> = []) -> ReviewRecord {
        var record = ReviewRecord()
        record.evidence = evidenceHashes
        for state in reviewStates(today: today, soonBefore: today) {
            let old = reviewed.topics[state.topic]
            if again.contains(state.topic), state.checked == today {
                record.topics[state.topic] = ReviewRecord.Seen(checked: today, hash: hashes[state.topic] ?? "")
                continue
            }
            if state.isChanged {
                record.topics[state.topic] = old
            } else {
                record.topics[state.topic] = ReviewRecord.Seen(
                    checked: state.checked.isEmpty ? today : state.checked, hash: hashes[state.topic] ?? "")
            }
            for key in state.changedEvidence { record.evidence[key] = reviewed.evidence[key] }
        }
        return record
    }

    /// What a topic's claims and signs rest on, as `source ID` and `fact ID`.
    private func evidence(of topic: Topic) -> [String] {
        var keys: Set<String> = []
        for wording in topic.wordings {
            for sentence in Sentences.of(wording.text) {
                for citation in sentence.citations {
                    keys.insert("source " + citation.source)
                    keys.formUnion(citation.facts.map { "fact " + $0 })
                }
            }
        }
        keys.formUnion((topic.card?.signs ?? []).map { "source " + $0.source })
        return keys.sorted()
    }
}

extension Topic {
    /// Every passage of the answer with what it is: the short one, the whole one, variants and details.
    var wordings: [(name: String, text: Passage)] {
        guard let answer else { return [] }
        var wordings = [("Short answer", answer.short), ("Full answer", answer.full)]
        for variant in answer.variants {
            let when = variant.when.map { "\($0.slot) is \($0.values.joined(separator: " or "))" }.joined(
                separator: " and ")
            if let short = variant.short { wordings.append(("Short answer where \(when)", short)) }
            if let full = variant.full { wordings.append(("Full answer where \(when)", full)) }
        }
        return (wordings + answer.details.map { ("Follow-up: \($0.label)", $0.text) }).filter { !$0.1.isEmpty }
    }
}
