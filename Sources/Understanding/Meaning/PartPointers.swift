/// What rules need to occur: a glance at it spares matching most of them.
extension RuleParts {
    /// The lists of parts for whom walks over them. The numbers in them were checked when they were read.
    struct Pointers {
        let parts: UnsafePointer<Part>
        let members: UnsafePointer<Int32>
        fileprivate let keys: UnsafePointer<Keys>

        /// False where one of the members cannot match, by a look at what is rarest of what it needs.
        @inline(__always)
        func mayMatch(_ member: Int, _ present: Occurrences.Present) -> Bool {
            let part = members[member]
            if part < 0 { return present.has(atom: ~part) }
            return present.has(bit: keys[Int(part)].first) && present.has(bit: keys[Int(part)].second)
        }

        /// The next member that may match, or the end. Many phrases are passed over here.
        @inline(__always)
        func next(from first: Int, before end: Int, _ present: Occurrences.Present) -> Int {
            var at = first
            while at < end, !mayMatch(at, present) { at += 1 }
            return at
        }
    }

    func withPointers(_ body: (Pointers) -> Void) {
        parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                keys.withUnsafeBufferPointer { keys in
                    body(
                        Pointers(
                            parts: parts.baseAddress!, members: members.baseAddress!, keys: keys.baseAddress!))
                }
            }
        }
    }
}
