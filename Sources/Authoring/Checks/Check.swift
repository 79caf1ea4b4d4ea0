import Playbook

/// Something that can be wrong with content whose shapes are right. A check is one file; all of them stand in this list.
struct Check: Sendable {
    /// Looks at a draft and adds what it finds.
    let run: @Sendable (Draft, Calendar, inout Findings) -> Void

    /// Every check, in the order of the documentation.
    static let all: [Check] = [
        .danglingIDs, .repeatedIDs, .includeCycles, .patternSense, .citations, .missingCitations, .phones, .labels,
        .asks,
        .requirements, .helperWords, .cards, .variants, .dates, .sentences, .bannedWords, .readingLevel,
        .dashRanges, .barePercentages, .numeralsTogether, .doseSpaces, .dateForms, .falseComfort, .thePatient,
        .shortNegatives, .reviewOrder, .referralDetails, .weightTargets, .medicalWords, .signposts,
    ]
}

/// The day content is judged by.
struct Calendar: Sendable {
    /// ISO date; `nil` where dates are not judged.
    var today: String?
}
