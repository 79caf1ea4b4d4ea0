/// Likelihoods of which the greatest are wanted, one after another.
///
/// Each is looked for among all, in as many steps whatever they are. To keep a few in order and put each in its place
/// among them takes fewer steps and more time: where its place is, no processor can guess.
struct NearLikelihoods {
    private typealias Eight = Likelihoods.Eight

    private let likelihoods: UnsafeMutableRawBufferPointer
    /// The topic of the first of each eight.
    private let firsts: UnsafeMutableBufferPointer<Int32>
    private var count = 0

    private static let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)

    /// - Parameters:
    ///   - likelihoods: room for all that are added.
    ///   - firsts: room for a number for each eight of them.
    init(_ likelihoods: UnsafeMutableRawBufferPointer, _ firsts: UnsafeMutableBufferPointer<Int32>) {
        (self.likelihoods, self.firsts) = (likelihoods, firsts)
    }

    /// Adds those of eight topics; the topics of those that are added later are higher.
    @inline(__always)
    mutating func add(_ eight: Likelihoods.Eight, _ first: Int) {
        likelihoods.storeBytes(of: eight, toByteOffset: count * MemoryLayout<Eight>.size, as: Eight.self)
        firsts[count] = Int32(truncatingIfNeeded: first)
        count &+= 1
    }

    /// Gives the topics of the greatest, the lowest of equals first, as many as there is room for and as are not 0.
    ///
    /// - Returns: how many there are.
    func takeGreatest(to topics: UnsafeMutableBufferPointer<Int>) -> Int {
        for listed in topics.indices {
            var (most, eights) = (Eight.zero, SIMD8<Int32>.zero)
            for at in 0..<count {
                let own = likelihoods.loadUnaligned(fromByteOffset: at &* MemoryLayout<Eight>.size, as: Eight.self)
                let isMore = own .> most
                most.replace(with: own, where: isMore)
                eights.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: at)), where: isMore)
            }
            let greatest = most.greatest
            guard greatest > 0 else { return listed }
            var places = eights &* Int32(Likelihoods.step) &+ Self.lanes
            places.replace(with: .max, where: most .< greatest)
            let place = Int(places.least)
            let (eight, lane) = place.quotientAndRemainder(dividingBy: Likelihoods.step)
            topics.initializeElement(at: listed, to: Int(firsts[eight]) + lane)
            likelihoods.storeBytes(of: 0, toByteOffset: place &* MemoryLayout<Float>.size, as: Float.self)
        }
        return topics.count
    }
}
