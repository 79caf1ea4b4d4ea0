import Playbook

/// Something that can be wrong with content whose shapes are right. A check is one file; all of them stand in these lists.
struct Check: Sendable {
    /// Looks at a draft and adds what it finds.
    let run: @Sendable (Draft, Calendar, inout Findings) -> Void

    /// Checks that look at one text, pattern or reference at a time: of a file that was saved they say at once all they
    /// would say of the whole.
    static let ofFiles: [Check] = [
        .danglingIDs, .patternSense, .citations, .missingCitations, .phones, .labels, .sentences, .bannedWords,
        .dashRanges, .barePercentages, .numeralsTogether, .doseSpaces, .dateForms, .falseComfort, .thePatient,
        .shortNegatives, .weightTargets, .medicalWords, .yamlTraps, .lookAlikes, .safetyNets,
    ]

    /// Checks that hold the files against each other.
    static let ofAll: [Check] = [
        .repeatedIDs, .includeCycles, .asks, .requirements, .helperWords, .cards, .variants, .dates, .readingLevel,
        .reviewOrder, .referralDetails, .signposts, .unused, .concepts, .webAddresses, .slots, .futureDates,
        .urgentChanges, .patternUse,
    ]

    /// Every check.
    static let all = ofFiles + ofAll
}

/// The day content is judged by.
struct Calendar: Sendable {
    /// ISO date; `nil` where dates are not judged.
    var today: String?
}
