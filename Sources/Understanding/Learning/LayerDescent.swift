/// The numbers of a hidden layer while they are learnt, each with the sum of its squared gradients.
final class LayerDescent {
    /// Four units side by side: what any machine multiplies at once.
    private typealias Quad = SIMD4<Float>
    private static let quads = HiddenLayer.units / 4

    /// First steps of what leads into the units and of what leads out of them.
    private static let innerStep: Float = 0.1
    private static let outerStep: Float = 0.05
    /// The part of each example that is spread over all topics: asks often fit more than one.
    private static let smoothing: Float = 0.05
    /// Where sums of squares begin.
    private static let small: Float = 0.001

    /// A row of the layer that an example has, and its value there.
    struct Place {
        var row: Int32
        var value: Float
    }

    private let topics: Int
    private var inner: [Quad]
    private var innerSquares: [Float]
    private var bias = [Quad](repeating: .zero, count: quads)
    private var biasSquares = small
    private var outer: [Quad]
    private var outerSquares = [Quad](repeating: Quad(repeating: small), count: quads)
    private(set) var baselines: [Float]
    private var baselineSquares = small

    // The numbers of one step.
    private var sums = [Quad](repeating: .zero, count: quads)
    private var said = [Quad](repeating: .zero, count: quads)
    private var back = [Quad](repeating: .zero, count: quads)
    private var gradients: [Float]

    init(rows: Int, topics: Int, _ chance: inout Chance) {
        self.topics = topics
        inner = (0..<rows * Self.quads).map { _ in chance.quad(within: 0.1) }
        innerSquares = [Float](repeating: Self.small, count: rows)
        outer = (0..<topics * Self.quads).map { _ in chance.quad(within: 0.15) }
        baselines = [Float](repeating: 0, count: topics)
        gradients = baselines
    }

    /// What a row's feature says to each unit.
    func inner(_ row: Int) -> [Float] { Self.flat(inner[row * Self.quads..<(row + 1) * Self.quads]) }
    /// What each unit says to a topic.
    func outer(_ topic: Int) -> [Float] { Self.flat(outer[topic * Self.quads..<(topic + 1) * Self.quads]) }
    var biases: [Float] { Self.flat(bias[...]) }

    private static func flat(_ quads: ArraySlice<Quad>) -> [Float] {
        quads.flatMap { quad in quad.indices.map { quad[$0] } }
    }

    /// One step down on one example: its places, its topic, and what a mistake on it costs.
    ///
    /// - Parameters:
    ///   - rate: what is left of the first steps' length, 1 to 0.
    ///   - leftOut: the units that are left out, a bit each; the others make up for them.
    func step(_ places: [Place], topic: Int, cost: Float, rate: Float, leftOut: UInt32) {
        sums.withUnsafeMutableBufferPointer { sums in
            for at in 0..<Self.quads { sums[at] = bias[at] }
            inner.withUnsafeBufferPointer { inner in
                for place in places {
                    let first = Int(place.row) * Self.quads
                    for at in 0..<Self.quads { sums[at] += inner[first + at] * place.value }
                }
            }
        }
        // The sums at one length; a unit that is against says nothing.
        let scale = HiddenLayer.scale(squares: Self.dot(sums, sums))
        for at in 0..<Self.quads {
            sums[at] *= scale
            said[at] = pointwiseMax(sums[at], .zero) * Self.mask(leftOut, at)
        }
        softmax(topic, cost)
        let square = gradients.reduce(0) { $0 + $1 * $1 } / Float(topics)
        stepOutside(square, rate)
        for at in 0..<Self.quads { back[at] *= Self.mask(leftOut, at) }

        // Through the even length back to the sums.
        let along = Self.dot(back, sums) / Float(HiddenLayer.units)
        for at in 0..<Self.quads { back[at] = (back[at] - sums[at] * along) * scale }
        let innerSquare = Self.dot(back, back) / Float(HiddenLayer.units)
        back.withUnsafeBufferPointer { back in
            inner.withUnsafeMutableBufferPointer { inner in
                for place in places {
                    let row = Int(place.row)
                    innerSquares[row] += place.value * place.value * innerSquare
                    let step = Self.innerStep * rate * place.value / innerSquares[row].squareRoot()
                    for at in 0..<Self.quads { inner[row * Self.quads + at] -= back[at] * step }
                }
            }
        }
        biasSquares += innerSquare
        let step = Self.innerStep * rate / biasSquares.squareRoot()
        for at in 0..<Self.quads { bias[at] -= back[at] * step }
    }

    /// Collects in `back` what the topics want of the units, and moves what the units say to the topics.
    private func stepOutside(_ square: Float, _ rate: Float) {
        baselineSquares += square
        let baselineStep = Self.outerStep * rate / baselineSquares.squareRoot()
        back.withUnsafeMutableBufferPointer { back in
            outer.withUnsafeMutableBufferPointer { outer in
                for at in 0..<Self.quads {
                    outerSquares[at] += said[at] * said[at] * square
                    let step = said[at] * (Self.outerStep * rate) / outerSquares[at].squareRoot()
                    var wanted = Quad.zero
                    for topic in 0..<topics {
                        wanted += outer[topic * Self.quads + at] * gradients[topic]
                        outer[topic * Self.quads + at] -= step * gradients[topic]
                    }
                    // A unit that said nothing has no say.
                    for lane in said[at].indices where said[at][lane] <= 0 { wanted[lane] = 0 }
                    back[at] = wanted
                }
            }
        }
        for topic in 0..<topics { baselines[topic] -= baselineStep * gradients[topic] }
    }

    /// What each topic's logit is too high by, times what a mistake on the example costs.
    private func softmax(_ own: Int, _ cost: Float) {
        var highest = -Float.infinity
        outer.withUnsafeBufferPointer { outer in
            for topic in 0..<topics {
                var sum = Quad.zero
                for at in 0..<Self.quads { sum += outer[topic * Self.quads + at] * said[at] }
                gradients[topic] = baselines[topic] + sum.sum()
                highest = max(highest, gradients[topic])
            }
        }
        var sum: Float = 0
        for topic in 0..<topics {
            gradients[topic] = Exact.exp(gradients[topic] - highest)
            sum += gradients[topic]
        }
        for topic in 0..<topics {
            gradients[topic] = (gradients[topic] / sum - Self.smoothing / Float(topics)) * cost
        }
        gradients[own] -= (1 - Self.smoothing) * cost
    }

    @inline(__always)
    private static func dot(_ a: [Quad], _ b: [Quad]) -> Float {
        var sum = Quad.zero
        for at in 0..<quads { sum += a[at] * b[at] }
        return sum.sum()
    }

    /// For four units 0 where they are left out, and else what makes up for one in eight that is.
    @inline(__always)
    private static func mask(_ leftOut: UInt32, _ quad: Int) -> Quad {
        var mask = Quad(repeating: 8 / 7)
        for lane in mask.indices where leftOut >> UInt32(quad * 4 + lane) & 1 == 1 { mask[lane] = 0 }
        return mask
    }
}
