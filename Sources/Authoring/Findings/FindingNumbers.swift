extension FindingCode {
    /// What notes and scripts call it, such as `PAO0304`: never changed, never given to another kind.
    public var number: String {
        let digits = String(place)
        return "PAO" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The kind that a number or a name stands for: `PAO0304`, `pao0304`, `304` or `unknown-id`.
    public init?(named name: String) {
        let plain = name.lowercased()
        let digits = plain.hasPrefix("pao") ? plain.dropFirst(3) : plain[...]
        let found = Self.allCases.first { $0.rawValue == plain || Int(digits) == $0.place }
        guard let found else { return nil }
        self = found
    }

    /// Hundreds are families; the last two digits were given in the order in which the kinds came to be.
    private var place: Int {
        switch self {
        // Files
        case .unreadable: 101
        case .notUTF8: 102
        case .tooLarge: 103
        case .notYAML: 104
        case .alias: 105
        case .emptyFile: 106
        case .misplaced: 107
        case .missingFile: 108
        case .controlCharacter: 109
        case .lineEnds: 110
        case .byteOrderMark: 111
        case .yamlTrap: 112
        case .cutByComment: 113
        case .lookAlike: 114
        // Shapes
        case .duplicateKey: 201
        case .unknownKey: 202
        case .wrongShape: 203
        case .missing: 204
        case .tooDeep: 205
        case .badID: 206
        case .badValue: 207
        // Ids
        case .duplicateID: 301
        case .fileName: 302
        case .unknownSection: 303
        case .unknownID: 304
        case .repeatedID: 305
        case .includeCycle: 306
        case .unusedConcept: 307
        case .unusedSource: 308
        case .swallowedConcept: 309
        case .overlappingConcepts: 310
        // Patterns
        case .emptyPattern: 401
        case .neverMatches: 402
        case .wordForm: 403
        case .deadPattern: 404
        case .strayPattern: 405
        // Texts
        case .markup: 501
        case .citationSyntax: 502
        case .citationMissing: 503
        case .factSource: 504
        case .weakSource: 505
        case .phone: 506
        case .longLabel: 507
        case .longSentence: 508
        case .longParagraph: 509
        case .bannedWord: 510
        case .hardToRead: 511
        case .webAddress: 512
        // Style
        case .dashRange: 601
        case .barePercentage: 602
        case .numeralsTogether: 603
        case .doseSpace: 604
        case .dateForm: 605
        case .falseComfort: 606
        case .thePatient: 607
        case .shortNegative: 608
        case .weightTarget: 609
        case .medicalWord: 610
        // Topics
        case .required: 701
        case .sharedAsk: 702
        case .nearAsk: 703
        case .nearTopics: 704
        case .askWonElsewhere: 705
        case .unusedSlot: 706
        case .deadVariant: 707
        case .slotNeverUsed: 708
        case .slotNeverAsked: 709
        case .safetyNet: 710
        // Urgent cards
        case .cardAction: 801
        case .cardBullets: 802
        case .cardReferrals: 803
        case .cardCitation: 804
        case .cardLevels: 805
        // The helper
        case .wordingMissing: 901
        case .menuSize: 902
        // Dates
        case .overdue: 1001
        case .badDate: 1002
        case .reviewOrder: 1003
        case .futureDate: 1004
        case .urgentChanged: 1005
        // Referrals
        case .referralDetails: 1101
        case .signpostMissing: 1102
        // Conversation tests
        case .testFailed: 1201
        case .wordingChanged: 1202
        // The graph of the dialogue
        case .stuck: 1301
        case .deadOption: 1302
        case .unreachableTopic: 1303
        case .unreachableVariant: 1304
        }
    }
}
