/// Turns counted features into a vector: rare features weigh more, each kind is scaled to its share, the whole to
/// length one.
enum Weighting {
    /// The share of a kind in the whole. Found by trying shares out on held-out asks; the optimum is flat.
    static func share(_ kind: Features.Kind) -> Float {
        switch kind {
        case .word: 1
        case .pair: 0.8
        case .skip: 0.5
        case .concept: 0.6
        }
    }

    /// The weight of a feature that `examples` of `total` have.
    static func rarity(_ examples: Int, of total: Int) -> Float {
        Exact.log(Float(1 + total) / Float(1 + examples)) + 1
    }

    /// A model keeps rarities in such steps, from 1 on.
    private static let step: Float = 1 / 32

    /// The step that is nearest to a rarity.
    static func step(rarity: Float) -> Int { Int(((rarity - 1) / step).rounded()) }

    /// The rarity of a step.
    @inline(__always)
    static func rarity(step: Int) -> Float { 1 + Float(step) * Self.step }

    /// A feature's value before scaling: a repetition counts less than the first time.
    static func value(_ count: Float, rarity: Float) -> Float {
        let at = Int(min(count, Float(times.count - 1)))
        return (Float(at) == count ? times[at] : time(count)) * rarity
    }

    /// What a feature counts that stands there so often; for the usual numbers it is worked out once.
    private static let times = (0..<64).map { time(Float($0)) }

    private static func time(_ count: Float) -> Float { count > 1 ? 1 + Exact.log(count) : 1 }

    /// For each kind its share where asks are compared: 0 where it is not telling.
    static let telling = Kinds(Features.Kind.allCases.map { $0.isTelling ? share($0) : 0 })

    /// Scales values in place; `kind` gives each value's kind.
    static func scale(_ values: inout [Float], _ range: Range<Int>, kind: (Int) -> Features.Kind) {
        var squares = Kinds.zero
        for at in range { squares[kind(at).rawValue] += values[at] * values[at] }
        let scales = Self.scales(squares)
        for at in range { values[at] *= scales[kind(at).rawValue] }
    }

    /// A number for each kind of feature.
    typealias Kinds = SIMD4<Float>

    /// What the values of each kind are scaled by.
    ///
    /// - Parameter squares: for each kind the sum of its values' squares.
    static func scales(_ squares: Kinds) -> Kinds {
        var scales = Kinds(repeating: 1)
        var whole: Float = 0
        for kind in Features.Kind.allCases where squares[kind.rawValue] > 0 {
            whole += share(kind) * share(kind)
            scales[kind.rawValue] = share(kind) / squares[kind.rawValue].squareRoot()
        }
        return whole > 0 ? scales * (1 / whole.squareRoot()) : scales
    }
}
