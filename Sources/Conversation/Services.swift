import Playbook

/// The order of services: those of the person's own nation first, those that do not work there left out.
enum Services {
    static func ordered(_ ids: [String], in turn: Turn) -> [String] {
        let known = ids.compactMap(turn.playbook.referral)
        guard let nation = turn.state.situation["nation"] else { return known.map(\.id) }
        let there = known.filter { $0.nations.isEmpty || $0.nations.contains(nation) }
        let own = there.filter { $0.nations == [nation] }.map(\.id)
        let fitting = own + there.map(\.id).filter { !own.contains($0) }
        // A named service that does not work there is better than none: its web page says more.
        return fitting.isEmpty ? known.map(\.id) : fitting
    }
}
