import Testing

@testable import Understanding

/// What is done at which score is chosen by what it would have been worth.
@Suite struct ThresholdTests {
    /// Forty held-out asks that all came to the same. The default calibration takes a probability for its share.
    private func asks(
        top: Float, next: Float, outside: Float = 0, isOutside: Bool = false, right: Bool
    ) -> [Thresholds.Outcome] {
        Array(
            repeating: Thresholds.Outcome(
                top: top, next: next, outside: outside, isOutside: isOutside, credit: right ? 1 : 0, isOffered: true),
            count: 40)
    }

    private func set(_ outcomes: [Thresholds.Outcome]) -> Calibration {
        var calibration = Calibration()
        Thresholds(outcomes, calibration).set(&calibration)
        return calibration
    }

    @Test func aTopicThatIsLikelyButNotAheadIsAskedAbout() {
        let calibration = set(
            asks(top: 0.6, next: 0.5, right: false) + asks(top: 0.6, next: 0.1, right: true))
        #expect(calibration.answer > 0.1 && calibration.answer <= 0.5)
    }

    @Test func whereEveryFirstTopicIsRightNoLeadIsNeeded() {
        #expect(set(asks(top: 0.5, next: 0.45, right: true) + asks(top: 0.9, next: 0, right: true)).answer <= 0.05)
    }

    @Test func whatComesNearToNotOursIsSentAwayWhereItIsNeverOurs() {
        let foreign = asks(top: 0.5, next: 0.4, outside: 0.4, isOutside: true, right: false)
        let ours = asks(top: 0.9, next: 0.1, outside: 0.1, right: true)
        #expect(set(foreign + ours).refuse <= 0.8)
    }

    /// An author who writes few asks that are not ours sees small shares of them, and people send more than are written.
    @Test func whereFewAsksAreNotOursASmallShareOfThemSendsAway() {
        let others = asks(top: 0.9, next: 0.2, outside: 0.04, isOutside: true, right: false)
        let likeThem = asks(top: 0.9, next: 0.2, outside: 0.04, right: true)
        let ours = (0..<50).flatMap { _ in asks(top: 0.9, next: 0.2, outside: 0.0001, right: true) }
        #expect(set(others.prefix(20) + ours).refuse < 0.04)
        // Some of ours come as near, and still it pays, for a tenth of all is taken not to be ours; many, and it does not.
        #expect(set(others.prefix(20) + likeThem + ours).refuse < 0.04)
        #expect(set(others.prefix(20) + (0..<15).flatMap { _ in likeThem } + ours).refuse > 0.04)
    }

    @Test func whatIsOftenOursIsNotSentAway() {
        let ours = asks(top: 0.9, next: 0.6, outside: 0.6, right: true)
        #expect(set(ours + ours).refuse > 0.6 / 0.9)
    }
}
