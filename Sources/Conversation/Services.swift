import Playbook
import Understanding

/// The order of services: where the nation is known, its own before those they are counterparts of, and those that do
/// not work there left out.
final class Services: Sendable {
    private let all: [Referral]
    private let places: IdTable
    /// No topic names one that is not there.
    private let areThere: Bool
    /// The nations that can be known of somebody, and what stands for each service there.
    private let nations: [String]
    private let made: MadeByNumber<InNation>

    /// What stands for each of all services: its counterparts there, and itself where it works.
    private final class InNation: Sendable {
        let instead: [[String]]

        init(_ nation: String, _ all: [Referral]) {
            let working = all.filter { $0.works(in: nation) }
            instead = all.map { service in
                working.filter { $0.counterpartOf.contains(service.id) }.map(\.id)
                    + (service.works(in: nation) ? [service.id] : [])
            }
        }
    }

    init(_ playbook: Playbook) {
        all = playbook.referrals
        let places = IdTable(playbook.referrals.map(\.id))
        self.places = places
        areThere = playbook.topics.allSatisfy { $0.allReferrals.allSatisfy { places[$0] != nil } }
        nations = playbook.slot("nation")?.values.map(\.name) ?? []
        made = MadeByNumber(count: nations.count)
    }

    /// - Parameter isCard: an urgent card, which shows no more services than it names.
    static func ordered(_ ids: [String], isCard: Bool = false, in turn: borrowing Turn) -> [String] {
        turn.engine.services.ordered(ids, isCard, turn.state.situation["nation"])
    }

    private func ordered(_ ids: [String], _ isCard: Bool, _ nation: String?) -> [String] {
        guard let nation else { return areThere ? ids : ids.filter { places[$0] != nil } }
        let named = ids.compactMap { places[$0] }
        let there = services(in: nation)
        var fitting: [String] = []
        for place in named {
            for id in there.instead[place] where !fitting.contains(id) { fitting.append(id) }
        }
        if isCard { fitting = Array(fitting.prefix(named.count)) }
        // A kind of help without a number of its own, such as a midwife, is there under some name everywhere.
        return fitting.isEmpty
            ? named.filter { all[$0].phone.isEmpty && all[$0].text.isEmpty }.map { all[$0].id } : fitting
    }

    private func services(in nation: String) -> InNation {
        guard let number = nations.firstIndex(of: nation) else { return InNation(nation, all) }
        return made.value(of: number) { InNation(nation, all) }
    }
}

extension Topic {
    /// The ids of all services that it names.
    fileprivate var allReferrals: [String] { refer + (card?.levels ?? []).flatMap(\.refer) }
}
