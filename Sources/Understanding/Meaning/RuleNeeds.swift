/// What rules need to occur: a glance at it spares matching most of them.
extension RuleParts {
    /// For each part the atoms it cannot do without, as bits of `Occurrences.glance`.
    func glances() -> [UInt64] {
        var known: [UInt64] = []
        known.reserveCapacity(parts.count)
        for part in parts {
            let own = members[part.members].lazy.map { known[Int($0)] }
            switch part.kind {
            case .atom: known.append(Occurrences.glance(part.number))
            case .phrase, .sequence, .all: known.append(own.reduce(0, |))
            case .any: known.append(own.isEmpty ? 0 : own.reduce(.max, &))
            case .none, .never: known.append(0)
            }
        }
        return known
    }

    /// Keeps of some rules those that might match, because all they need occurs somewhere.
    ///
    /// - Parameter part: the part that a rule is.
    func keepMet(_ rules: inout [Int32], in occurrences: Occurrences, part: (Int32) -> Int32) {
        var kept = 0
        parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                occurrences.withPresent(self) { present in
                    guard let parts = parts.baseAddress else { return }
                    let needs = Needs(parts: parts, members: members, present: present)
                    for rule in rules where needs.areMet(part(rule)) {
                        rules[kept] = rule
                        kept += 1
                    }
                }
            }
        }
        rules.removeLast(rules.count - kept)
    }

    /// One walk over the needs of a rule. Pointers, because it is gone through for many rules of every turn and the numbers
    /// were checked when they were read.
    private struct Needs {
        let parts: UnsafePointer<Part>
        let members: UnsafeBufferPointer<Int32>
        let present: Occurrences.Present

        func areMet(_ number: Int32) -> Bool {
            let part = parts[Int(number)]
            switch part.kind {
            case .atom: return present.has(atom: part.number)
            case .none: return true
            case .never: return false
            case .phrase, .sequence, .all:
                for at in part.members {
                    let own = parts[Int(members[at])]
                    guard own.kind == .atom ? present.has(atom: own.number) : areMet(members[at]) else { return false }
                }
                return true
            case .any:
                if present.isMet(part.number) { return true }
                guard present.mayBeMet(part.number) else { return false }
                // Behind the atoms, none of which occurs where the group is known.
                for at in part.members.reversed() {
                    if part.number >= 0, parts[Int(members[at])].kind == .atom { return false }
                    if areMet(members[at]) { return true }
                }
                return false
            }
        }
    }
}
