/// The numbers of a hidden layer while they are learnt, each row of them with the sum of its squared gradients.
///
/// They lie in memory of its own without bounds checks: this is the innermost loop of learning. What is written here is
/// read here alone; `row`, `topic` and places are those that `LayerLearner` made.
final class LayerDescent {
    /// Eight numbers side by side.
    private typealias Octet = SIMD8<Float>
    private static let octets = HiddenLayer.units / Octet.scalarCount

    /// First steps of what leads into the units and of what leads out of them.
    private static let innerStep: Float = 0.1
    private static let outerStep: Float = 0.05
    /// The part of each example that is spread over all topics: asks often fit more than one.
    private static let smoothing: Float = 0.05
    /// A logit that is too high or too low by less is left alone: most topics are, on most examples.
    private static let least: Float = 0.01
    /// Where sums of squares begin.
    private static let small: Float = 0.001
    /// What makes up for units of which one in eight is left out.
    private static let makeUp: Float = 8 / 7

    /// A row of the layer that an example has, and its value there.
    struct Place {
        var row: Int32
        var value: Float
    }

    private let topics: Int
    /// Octets that a number for each topic takes.
    private let width: Int
    private let inner: UnsafeMutablePointer<Octet>
    private let innerSquares: UnsafeMutablePointer<Float>
    private let bias: UnsafeMutablePointer<Octet>
    private var biasSquares = small
    /// For each unit what it says to each topic.
    private let outer: UnsafeMutablePointer<Octet>
    private let outerSquares: UnsafeMutablePointer<Float>
    private let baseline: UnsafeMutablePointer<Octet>
    private var baselineSquares = small

    // The numbers of one step.
    private let sums: UnsafeMutablePointer<Octet>
    private let said: UnsafeMutablePointer<Float>
    private let back: UnsafeMutablePointer<Octet>
    private let gradients: UnsafeMutablePointer<Octet>
    private let moved: UnsafeMutablePointer<Int>

    init(rows: Int, topics: Int, _ chance: inout Chance) {
        func room<Number>(_ count: Int, _ start: Number) -> UnsafeMutablePointer<Number> {
            let room = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
            room.initialize(repeating: start, count: count)
            return room
        }
        self.topics = topics
        width = (topics + Octet.scalarCount - 1) / Octet.scalarCount
        inner = room(rows * Self.octets, .zero)
        innerSquares = room(rows, Self.small)
        bias = room(Self.octets, .zero)
        outer = room(HiddenLayer.units * width, .zero)
        outerSquares = room(HiddenLayer.units, Self.small)
        baseline = room(width, .zero)
        sums = room(Self.octets, .zero)
        said = room(HiddenLayer.units, 0)
        back = room(Self.octets, .zero)
        gradients = room(width, .zero)
        moved = room(topics, 0)
        for at in 0..<rows * Self.octets {
            for lane in 0..<Octet.scalarCount { inner[at][lane] = chance.number(within: 0.1) }
        }
        let numbers = Self.flat(outer)
        for unit in 0..<HiddenLayer.units {
            for topic in 0..<topics { numbers[unit * width * Octet.scalarCount + topic] = chance.number(within: 0.15) }
        }
    }

    deinit {
        for room in [inner, bias, outer, baseline, sums, back, gradients] { room.deallocate() }
        for room in [innerSquares, outerSquares, said] { room.deallocate() }
        moved.deallocate()
    }

    /// What a row's feature says to each unit.
    func inner(_ row: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: Self.flat(inner + row * Self.octets), count: HiddenLayer.units)
    }
    /// What a unit says to each topic.
    func outer(_ unit: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: Self.flat(outer + unit * width), count: topics)
    }
    var biases: UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: Self.flat(bias), count: HiddenLayer.units)
    }
    var baselines: UnsafeBufferPointer<Float> { UnsafeBufferPointer(start: Self.flat(baseline), count: topics) }

    /// The numbers of octets one by one.
    @inline(__always)
    private static func flat(_ octets: UnsafeMutablePointer<Octet>) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(octets).assumingMemoryBound(to: Float.self)
    }

    /// One step down on one example: its places, its topic, and what a mistake on it costs.
    ///
    /// - Parameters:
    ///   - rate: what is left of the first steps' length, 1 to 0.
    ///   - leftOut: the units that are left out, a bit each; the others make up for them.
    func step(_ places: UnsafeBufferPointer<Place>, topic: Int, cost: Float, rate: Float, leftOut: UInt32) {
        for at in 0..<Self.octets { sums[at] = bias[at] }
        for place in places {
            let row = inner + Int(place.row) * Self.octets
            for at in 0..<Self.octets { sums[at] += row[at] * place.value }
        }
        // The sums at one length; a unit that is against says nothing.
        let scale = HiddenLayer.scale(squares: Self.dot(sums, sums))
        for at in 0..<Self.octets { sums[at] *= scale }
        let sum = Self.flat(sums)
        for unit in 0..<HiddenLayer.units {
            said[unit] = leftOut >> UInt32(unit) & 1 == 0 && sum[unit] > 0 ? sum[unit] * Self.makeUp : 0
        }
        softmax(topic, cost)
        stepOutside(rate)

        // Through the even length back to the sums.
        let along = Self.dot(back, sums) / Float(HiddenLayer.units)
        for at in 0..<Self.octets { back[at] = (back[at] - sums[at] * along) * scale }
        let innerSquare = Self.dot(back, back) / Float(HiddenLayer.units)
        for place in places {
            let row = inner + Int(place.row) * Self.octets
            innerSquares[Int(place.row)] += place.value * place.value * innerSquare
            let step = Self.innerStep * rate * place.value / innerSquares[Int(place.row)].squareRoot()
            for at in 0..<Self.octets { row[at] -= back[at] * step }
        }
        biasSquares += innerSquare
        let step = Self.innerStep * rate / biasSquares.squareRoot()
        for at in 0..<Self.octets { bias[at] -= back[at] * step }
    }

    /// What each topic's logit is too high by, times what a mistake on the example costs.
    private func softmax(_ own: Int, _ cost: Float) {
        for at in 0..<width { gradients[at] = baseline[at] }
        for unit in 0..<HiddenLayer.units where said[unit] > 0 {
            let row = outer + unit * width
            for at in 0..<width { gradients[at] += row[at] * said[unit] }
        }
        let logits = Self.flat(gradients)
        var highest = -Float.infinity
        for topic in 0..<topics where logits[topic] > highest { highest = logits[topic] }
        for topic in topics..<width * Octet.scalarCount { logits[topic] = -.infinity }
        var total = Octet.zero
        for at in 0..<width {
            gradients[at] = Exact.powers(gradients[at] - highest)
            total += gradients[at]
        }
        let (share, spread) = (cost / total.sum(), Self.smoothing / Float(topics) * cost)
        for at in 0..<width { gradients[at] = gradients[at] * share - spread }
        for topic in topics..<width * Octet.scalarCount { logits[topic] = 0 }
        logits[own] -= (1 - Self.smoothing) * cost
    }

    /// Collects in `back` what the topics want of the units, and moves what the units say to the topics.
    private func stepOutside(_ rate: Float) {
        var squares = Octet.zero
        for at in 0..<width { squares += gradients[at] * gradients[at] }
        let square = squares.sum() / Float(topics)
        let gradient = Self.flat(gradients)
        var count = 0
        for topic in 0..<topics where abs(gradient[topic]) > Self.least {
            moved[count] = topic
            count += 1
        }
        let wanted = Self.flat(back)
        for unit in 0..<HiddenLayer.units {
            var sum: Float = 0
            // A unit that said nothing has no say.
            if said[unit] > 0 {
                outerSquares[unit] += said[unit] * said[unit] * square
                let step = said[unit] * (Self.outerStep * rate) / outerSquares[unit].squareRoot()
                let row = Self.flat(outer + unit * width)
                for at in 0..<count {
                    let topic = moved[at]
                    sum += row[topic] * gradient[topic]
                    row[topic] -= step * gradient[topic]
                }
            }
            wanted[unit] = sum * Self.makeUp
        }
        baselineSquares += square
        let step = Self.outerStep * rate / baselineSquares.squareRoot()
        let row = Self.flat(baseline)
        for at in 0..<count { row[moved[at]] -= step * gradient[moved[at]] }
    }

    @inline(__always)
    private static func dot(_ a: UnsafeMutablePointer<Octet>, _ b: UnsafeMutablePointer<Octet>) -> Float {
        var sum = Octet.zero
        for at in 0..<octets { sum += a[at] * b[at] }
        return sum.sum()
    }
}
