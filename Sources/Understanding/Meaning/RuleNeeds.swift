/// What rules need to occur: a glance at it spares matching most of them.
extension RuleParts {
    /// For each part the atoms it cannot do without, as bits of `Occurrences.glance`.
    static func glances(_ parts: [Part], _ members: [Int32]) -> [UInt64] {
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
        occurrences.withPresent(self) { present in
            withPointers { pointers in
                let needs = Needs(pointers: pointers, present: present)
                for rule in rules where needs.areMet(part(rule)) {
                    rules[kept] = rule
                    kept += 1
                }
            }
        }
        rules.removeLast(rules.count - kept)
    }

    /// The lists of parts for whom walks over them. The numbers in them were checked when they were read.
    struct Pointers {
        let parts: UnsafePointer<Part>
        let members: UnsafePointer<Int32>
        let glances: UnsafePointer<UInt64>
    }

    func withPointers(_ body: (Pointers) -> Void) {
        parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                glances.withUnsafeBufferPointer { glances in
                    // No parts, no rules.
                    guard let parts = parts.baseAddress, let glances = glances.baseAddress else { return }
                    let members = members.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Int32>.alignment)!
                    body(Pointers(parts: parts, members: members, glances: glances))
                }
            }
        }
    }

    /// One walk over the needs of a rule. Pointers, because it is gone through for many rules of every turn and the numbers
    /// were checked when they were read.
    private struct Needs {
        let pointers: Pointers
        let present: Occurrences.Present

        func areMet(_ number: Int32) -> Bool {
            guard present.mayHold(pointers.glances[Int(number)]) else { return false }
            let (parts, members) = (pointers.parts, pointers.members)
            let part = parts[Int(number)]
            switch part.kind {
            case .atom: return present.has(atom: part.number)
            case .none: return true
            case .never: return false
            case .phrase, .sequence, .all:
                for at in part.members {
                    guard areMet(members[at]) else { return false }
                }
                return true
            case .any:
                if present.isMet(part.number) { return true }
                guard present.mayBeMet(part.number) else { return false }
                // Behind the atoms, none of which occurs where the group is known.
                for at in part.members.reversed() {
                    if part.number >= 0, parts[Int(members[at])].kind == .atom { return false }
                    if present.mayHold(pointers.glances[Int(members[at])]), areMet(members[at]) { return true }
                }
                return false
            }
        }
    }
}
