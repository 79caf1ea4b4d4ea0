/// What scores amount to, found on asks that were held out while learning.
struct Calibration: Sendable, Equatable {
    /// How steeply a lead in score becomes a lead in probability.
    var slope: Float = 4
    /// What a pattern that fires adds to its topic's raw score.
    var patternBonus: Float = 0.2
    /// Probabilities, rising, with the share of held-out asks at each that were the topic's own.
    var knots: [Float] = [0, 1]
    var shares: [Float] = [0, 1]
    /// How far the likeliest topic's share must lead the next one's to be answered. The lead tells right from wrong
    /// better than the share alone: of two topics that are both likely, the first is often the wrong one.
    var answer: Float = 0.4
    /// How near to the best share the share of what is not ours must come, as a part of it, for the message to be sent
    /// away: people seldom say anything that sounds so, and options that have nothing to do with it would be odd.
    var refuse: Float = 1
    /// A share from which the likeliest topics are offered as what was probably meant.
    var offer: Float = 0.3
    /// A share from which they are at least suggested.
    var suggest: Float = 0.1
    /// The probability of an urgent topic from which the safety question is asked though no sign fired.
    var urgent: Float = 0.9
    /// The one from which the topic's card itself is shown, for hardly anything else sounds so.
    var certain: Float = 1
    /// The probability of an urgent topic below which a message is so mild that a sign in it asks instead of showing its
    /// card.
    var mild: Float = 0
    /// The one below which it is so calm that a sign that would only ask is held back.
    var calm: Float = 0

    /// The share that belongs to a probability, between the knots in a straight line.
    func share(_ probability: Float) -> Float {
        var high = 1
        while high < knots.count - 1, knots[high] < probability { high += 1 }
        let low = high - 1
        let width = knots[high] - knots[low]
        let part = width > 0 ? min(max((probability - knots[low]) / width, 0), 1) : 1
        return shares[low] + (shares[high] - shares[low]) * part
    }
}
