import Synchronization

/// Memory for occurrences that lies ready, so that no message waits for it. What lay there before is not looked at.
final class OccurrenceBlocks: Sendable {
    /// Memory with room for so many occurrences.
    struct Block: @unchecked Sendable {
        let start: UnsafeMutableRawPointer
        let most: Int
        let room = UnsafeMutablePointer<MatchRoom>.allocate(capacity: 1)

        fileprivate init(bytes: Int, for most: Int) {
            start = .allocate(byteCount: bytes, alignment: 8)
            self.most = most
            room.initialize(to: MatchRoom())
        }

        fileprivate func deallocate() {
            start.deallocate()
            room.pointee.deallocate()
            room.deallocate()
        }
    }

    private let ready = Mutex<[Block]>([])
    private let atoms: Int
    private let numbers: Int
    /// Occurrences in all but the longest messages.
    private static let usual = 1_024
    /// Blocks in use at a time, mostly.
    private static let kept = 4

    /// - Parameters:
    ///   - atoms: how many there are in all rules.
    ///   - numbers: how many hold the bits of groups and rules.
    init(atoms: Int, numbers: Int) { (self.atoms, self.numbers) = (atoms, numbers) }

    deinit { ready.withLock { for block in $0 { block.deallocate() } } }

    func take(for most: Int) -> Block {
        if most <= Self.usual, let block = ready.withLock({ $0.popLast() }) { return block }
        let most = max(most, Self.usual)
        return Block(bytes: Occurrences.bytes(atoms: atoms, numbers: numbers, most: most), for: most)
    }

    func give(_ block: Block) {
        let isKept =
            block.most == Self.usual
            && ready.withLock { ready in
                if ready.count < Self.kept { ready.append(block) }
                return ready.last?.start == block.start
            }
        if !isKept { block.deallocate() }
    }
}
