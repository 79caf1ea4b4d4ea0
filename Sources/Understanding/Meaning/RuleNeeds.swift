/// What rules need to occur: a glance at it spares matching most of them.
extension RuleParts {
    /// For each of the members the rarest atom that it cannot do without: twice its number, and one more where it is that
    /// atom. For a group -3 less its number, -2 for what needs nothing, and -1 for what takes a look. That own parts come
    /// before what they are parts of was checked when they were read.
    static func memberKeys(_ parts: [Part], _ members: [Int32], _ atoms: Atoms) -> [Int32] {
        let frequencies = atoms.frequencies
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: parts.count) { keys in
            members.withUnsafeBufferPointer { members in
                for (at, part) in parts.enumerated() {
                    var (key, frequency) = (Int32(-1), Int32.max)
                    switch part.kind {
                    case .atom: key = part.number << 1 | 1
                    case .any where part.number >= 0: key = -3 - part.number
                    case .none: key = -2
                    case .phrase, .sequence, .all:
                        for member in part.members {
                            let own = keys[Int(members[member])]
                            guard own >= 0 else { continue }
                            // The rarest, of equals the first.
                            let other = frequencies[Int(own >> 1)]
                            if key < 0 || other < frequency { (key, frequency) = (own & ~1, other) }
                        }
                    case .any, .never: break
                    }
                    keys[at] = key
                }
                return members.map { keys[Int($0)] }
            }
        }
    }

    /// For each part the atoms it cannot do without, as bits of `Occurrences.glance`. Own parts come first, as above.
    static func glances(_ parts: [Part], _ members: [Int32]) -> [UInt64] {
        [UInt64](unsafeUninitializedCapacity: parts.count) { known, count in
            members.withUnsafeBufferPointer { members in
                for (at, part) in parts.enumerated() {
                    var own: UInt64 = 0
                    switch part.kind {
                    case .atom: own = Occurrences.glance(part.number)
                    case .phrase, .sequence, .all: for member in part.members { own |= known[Int(members[member])] }
                    case .any:
                        own = part.count == 0 ? 0 : .max
                        for member in part.members { own &= known[Int(members[member])] }
                    case .none, .never: break
                    }
                    known[at] = own
                }
            }
            count = parts.count
        }
    }

    /// Calls `body` with what tells whether all that a part needs occurs.
    func withNeeds(_ occurrences: Occurrences, _ body: (Needs) -> Void) {
        occurrences.withPresent { present in
            withPointers { body(Needs(pointers: $0, present: present)) }
        }
    }

    /// The lists of parts for whom walks over them. The numbers in them were checked when they were read.
    struct Pointers {
        let parts: UnsafePointer<Part>
        let members: UnsafePointer<Int32>
        fileprivate let memberKeys: UnsafePointer<Int32>
        fileprivate let memberGlances: UnsafePointer<UInt32>

        /// False where a member cannot match, by a look at one atom or group.
        @inline(__always)
        func mayMatch(_ member: Int, _ present: Occurrences.Present) -> Bool {
            let key = memberKeys[member]
            return key >= 0 ? present.has(key: UInt32(bitPattern: key)) : key >= -2 || present.mayBeMet(-3 - key)
        }

        /// The atom that a member is; `nil` where it is more than one.
        @inline(__always)
        func atom(_ member: Int) -> Int32? {
            let key = memberKeys[member]
            return key >= 0 && key & 1 == 1 ? key >> 1 : nil
        }

        /// The next member that may match, or the end. Many phrases are passed over here.
        @inline(__always)
        func next(from first: Int, before end: Int, _ present: Occurrences.Present) -> Int {
            var at = first
            while at < end, memberGlances[at] & present.absent != 0 || !mayMatch(at, present) { at += 1 }
            return at
        }

        /// Whether what a member needs is known to occur, by the same look.
        @inline(__always)
        func isSettled(_ member: Int, _ present: Occurrences.Present) -> Bool {
            let key = memberKeys[member]
            return key >= 0
                ? key & 1 == 1 && present.has(key: UInt32(bitPattern: key))
                : key == -2 || key < -2 && present.isSettled(-3 - key)
        }
    }

    func withPointers(_ body: (Pointers) -> Void) {
        parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                memberKeys.withUnsafeBufferPointer { memberKeys in
                    memberGlances.withUnsafeBufferPointer { memberGlances in
                        // No parts, no rules.
                        guard let parts = parts.baseAddress else { return }
                        let none = UnsafePointer<Int32>(bitPattern: MemoryLayout<Int32>.alignment)!
                        let noGlances = UnsafePointer<UInt32>(bitPattern: MemoryLayout<UInt32>.alignment)!
                        body(
                            Pointers(
                                parts: parts, members: members.baseAddress ?? none,
                                memberKeys: memberKeys.baseAddress ?? none,
                                memberGlances: memberGlances.baseAddress ?? noGlances))
                    }
                }
            }
        }
    }

    /// One walk over the needs of a rule. Pointers, because it is gone through for many rules of every turn and the numbers
    /// were checked when they were read.
    struct Needs {
        fileprivate let pointers: Pointers
        let present: Occurrences.Present

        /// Whether all that a part needs occurs somewhere.
        func areMet(_ number: Int32) -> Bool {
            let members = pointers.members
            let part = pointers.parts[Int(number)]
            switch part.kind {
            case .atom: return present.has(atom: part.number)
            case .none: return true
            case .never: return false
            case .phrase, .sequence, .all:
                for at in part.members {
                    guard pointers.mayMatch(at, present) else { return false }
                }
                for at in part.members where !pointers.isSettled(at, present) {
                    guard areMet(members[at]) else { return false }
                }
                return true
            case .any:
                if present.isSettled(part.number) { return true }
                guard present.mayBeMet(part.number) else { return false }
                // Behind the atoms, none of which occurs where the group is known.
                let end = part.members.upperBound
                var at = part.members.lowerBound + (part.number < 0 ? 0 : Int(part.atoms))
                while case let next = pointers.next(from: at, before: end, present), next < end {
                    if pointers.atom(next) != nil || areMet(members[next]) {
                        present.keep(part.number)
                        return true
                    }
                    at = next + 1
                }
                // Many rules share a group.
                present.dismiss(part.number)
                return false
            }
        }
    }
}
