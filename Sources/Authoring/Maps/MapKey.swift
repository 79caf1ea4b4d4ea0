/// What the colours of a map mean.
enum MapKey {
    /// Borders: overdue or changed since it was checked; signed by a clinician; neither.
    static let late = "#d00000"
    static let signed = "#108040"
    static let plain = "#555555"

    /// How much of a topic the tests reach, from so much on.
    private static let shares: [(from: Double, colour: String, words: String)] = [
        (0.95, "#c8ecc8", "tests reach all of it"), (0.8, "#e6f2c0", "tests reach most"),
        (0.5, "#fdeab0", "tests reach half"), (0, "#f8c8c0", "tests reach little"),
    ]

    static func colour(of share: Double) -> String { (shares.first { share >= $0.from } ?? shares[3]).colour }

    /// A row of samples, as Graphviz takes it for a label.
    static func table(withTests: Bool) -> String {
        let samples = withTests ? shares.map { cell($0.words, "BGCOLOR=\"\($0.colour)\"") } : []
        let borders = [
            cell("overdue, or changed since it was checked", "BORDER=\"3\" COLOR=\"\(late)\""),
            cell("no clinician has signed it", "BORDER=\"1\" STYLE=\"dashed\" COLOR=\"\(plain)\""),
            cell("signed", "BORDER=\"1\" COLOR=\"\(signed)\""),
        ]
        return
            "<TABLE BORDER=\"0\" CELLSPACING=\"8\" CELLPADDING=\"6\"><TR>\((samples + borders).joined())</TR></TABLE>"
    }

    private static func cell(_ words: String, _ attributes: String) -> String { "<TD \(attributes)>\(words)</TD>" }
}
