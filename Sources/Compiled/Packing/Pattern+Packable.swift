import Playbook

extension Pattern: Packable {
    func pack(into packer: inout Packer) {
        switch self {
        case .word(let word):
            packer.put(0)
            packer.put(word)
        case .exact(let word):
            packer.put(1)
            packer.put(word)
        case .concept(let name):
            packer.put(2)
            packer.put(name)
        case .phrase(let items):
            packer.put(3)
            packer.put(items)
        case .sequence(let items, let gap):
            packer.put(4)
            packer.put(gap)
            packer.put(items)
        case .all(let items, let within):
            packer.put(5)
            // 0 stands for no window: a window holds at least one word.
            packer.put(within ?? 0)
            packer.put(items)
        case .any(let items):
            packer.put(6)
            packer.put(items)
        case .none(let items):
            packer.put(7)
            packer.put(items)
        }
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        guard unpacker.depth < Self.maximumDepth else { throw unpacker.malformed("a pattern nests too deep") }
        unpacker.depth += 1
        switch try unpacker.number() {
        case 0: self = .word(try unpacker.text())
        case 1: self = .exact(try unpacker.text())
        case 2: self = .concept(try unpacker.text())
        case 3: self = .phrase(try unpacker.list())
        case 4:
            let gap = try Self.distance(&unpacker)
            self = .sequence(try unpacker.list(), gap: gap)
        case 5:
            let within = try Self.distance(&unpacker)
            self = .all(try unpacker.list(), within: within == 0 ? nil : within)
        case 6: self = .any(try unpacker.list())
        case 7: self = .none(try unpacker.list())
        default: throw unpacker.malformed("an unknown pattern")
        }
        unpacker.depth -= 1
    }

    /// A number of words, small enough to be added to any position in an utterance.
    private static func distance(_ unpacker: inout Unpacker) throws(CompiledError) -> Int {
        let words = try unpacker.number()
        if words > maximumDistance { throw unpacker.malformed("a pattern reaches too far") }
        return words
    }
}
