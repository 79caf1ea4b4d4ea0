extension Check {
    /// Calories and weights to aim for can feed an eating disorder; answers name none.
    static let weightTargets = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            guard let target = targets.first(where: sentence.holds) else { return }
            findings.add(
                .weightTarget, words.place(of: sentence), "\(target.joined(separator: " ")) is no measure for answers",
                mend: "speak of foods, and of whom to ask")
        }
    }

    private static let targets = [
        ["calorie"], ["calories"], ["kcal"], ["bmi"], ["body", "mass", "index"], ["target", "weight"],
        ["goal", "weight"], ["ideal", "weight"],
    ]
}
