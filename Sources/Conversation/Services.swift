import Playbook

/// The order of services: where the nation is known, its own before those they are counterparts of, and those that do
/// not work there left out.
enum Services {
    /// - Parameter isCard: an urgent card, which shows no more services than it names.
    static func ordered(_ ids: [String], isCard: Bool = false, in turn: borrowing Turn) -> [String] {
        guard let nation = turn.state.situation["nation"] else {
            return turn.engine.referrals.map { ids.filter($0.contains) } ?? ids
        }
        let named = ids.compactMap(turn.playbook.referral)
        let local = turn.playbook.referrals.filter { !$0.counterpartOf.isEmpty && $0.works(in: nation) }
        var fitting: [String] = []
        for service in named {
            for own in local where own.counterpartOf.contains(service.id) && !fitting.contains(own.id) {
                fitting.append(own.id)
            }
            if service.works(in: nation), !fitting.contains(service.id) { fitting.append(service.id) }
        }
        if isCard { fitting = Array(fitting.prefix(named.count)) }
        // A kind of help without a number of its own, such as a midwife, is there under some name everywhere.
        return fitting.isEmpty ? named.filter { $0.phone.isEmpty && $0.text.isEmpty }.map(\.id) : fitting
    }
}
