/// Every kind of finding. Codes are stable: scripts and notes refer to them.
public enum FindingCode: String, Sendable, CaseIterable, Codable {
    // Files
    case unreadable
    case notUTF8 = "not-utf8"
    case tooLarge = "too-large"
    case notYAML = "not-yaml"
    case alias
    case emptyFile = "empty-file"
    case misplaced
    case missingFile = "missing-file"
    case controlCharacter = "control-character"
    case lineEnds = "line-ends"
    case byteOrderMark = "byte-order-mark"
    case yamlTrap = "yaml-trap"
    case cutByComment = "cut-by-comment"
    case lookAlike = "look-alike"
    // Shapes
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case wrongShape = "wrong-shape"
    case missing
    case tooDeep = "too-deep"
    case badID = "bad-id"
    case badValue = "bad-value"
    // Ids
    case duplicateID = "duplicate-id"
    case fileName = "file-name"
    case unknownSection = "unknown-section"
    case unknownID = "unknown-id"
    case repeatedID = "repeated-id"
    case includeCycle = "include-cycle"
    case unusedConcept = "unused-concept"
    case unusedSource = "unused-source"
    case swallowedConcept = "swallowed-concept"
    case overlappingConcepts = "overlapping-concepts"
    // Patterns
    case emptyPattern = "empty-pattern"
    case neverMatches = "never-matches"
    case wordForm = "word-form"
    case deadPattern = "dead-pattern"
    case strayPattern = "stray-pattern"
    // Texts
    case markup
    case citationSyntax = "citation-syntax"
    case citationMissing = "citation-missing"
    case factSource = "fact-source"
    case weakSource = "weak-source"
    case phone
    case longLabel = "long-label"
    case longSentence = "long-sentence"
    case longParagraph = "long-paragraph"
    case bannedWord = "banned-word"
    case hardToRead = "hard-to-read"
    case webAddress = "web-address"
    // Style
    case dashRange = "dash-range"
    case barePercentage = "bare-percentage"
    case numeralsTogether = "numerals-together"
    case doseSpace = "dose-space"
    case dateForm = "date-form"
    case falseComfort = "false-comfort"
    case thePatient = "the-patient"
    case shortNegative = "short-negative"
    case weightTarget = "weight-target"
    case medicalWord = "medical-word"
    // Topics
    case required
    case sharedAsk = "shared-ask"
    case nearAsk = "near-ask"
    case nearTopics = "near-topics"
    case askWonElsewhere = "ask-won-elsewhere"
    case unusedSlot = "unused-slot"
    case deadVariant = "dead-variant"
    case slotNeverUsed = "slot-never-used"
    case slotNeverAsked = "slot-never-asked"
    case safetyNet = "safety-net"
    // Urgent cards
    case cardAction = "card-action"
    case cardBullets = "card-bullets"
    case cardReferrals = "card-referrals"
    case cardCitation = "card-citation"
    case cardLevels = "card-levels"
    // The helper
    case wordingMissing = "wording-missing"
    case menuSize = "menu-size"
    // Dates
    case overdue
    case badDate = "bad-date"
    case reviewOrder = "review-order"
    case futureDate = "future-date"
    case urgentChanged = "urgent-changed"
    // Referrals
    case referralDetails = "referral-details"
    case signpostMissing = "signpost-missing"
    // Conversation tests
    case testFailed = "test-failed"
    case wordingChanged = "wording-changed"
    // The graph of the dialogue
    case stuck
    case deadOption = "dead-option"
    case unreachableTopic = "unreachable-topic"
    case unreachableVariant = "unreachable-variant"

    /// A warning where the playbook can be used all the same, else an error.
    public var severity: Finding.Severity {
        switch self {
        case .wordForm, .nearAsk, .longSentence, .longParagraph, .bannedWord, .hardToRead, .overdue,
            .unusedSlot, .deadVariant, .emptyFile, .weakSource, .dashRange, .barePercentage, .numeralsTogether,
            .doseSpace, .dateForm, .falseComfort, .thePatient, .shortNegative, .weightTarget, .reviewOrder,
            .referralDetails, .medicalWord, .signpostMissing, .lineEnds, .byteOrderMark, .yamlTrap, .cutByComment,
            .lookAlike, .unusedConcept, .unusedSource, .swallowedConcept, .overlappingConcepts, .deadPattern,
            .strayPattern, .webAddress, .nearTopics, .askWonElsewhere, .slotNeverUsed, .slotNeverAsked, .safetyNet,
            .futureDate, .urgentChanged:
            .warning
        default: .error
        }
    }

    /// What the code stands for, in a sentence.
    public var meaning: String {
        switch self {
        case .unreadable: "A file or folder cannot be read, or a link leads in circles."
        case .notUTF8: "A file is not text in UTF-8."
        case .tooLarge: "A file is longer than any content file may be."
        case .notYAML: "The text does not follow the rules of YAML; often a quote, a colon or an indentation."
        case .alias: "YAML anchors and aliases (&name, *name) are not used: write the text out."
        case .emptyFile: "A file holds nothing."
        case .misplaced: "A file lies where no content file belongs, or has another ending than .yaml."
        case .missingFile: "A file that every playbook needs is not there."
        case .controlCharacter: "A text holds a character that could upset a terminal or hide itself."
        case .lineEnds: "A file has the line ends of Windows."
        case .byteOrderMark: "A file begins with a byte order mark."
        case .yamlTrap: "A word without quotes that other programs take for a truth value, a number or a time."
        case .cutByComment: "A text without quotes is cut short, because # begins a comment."
        case .lookAlike: "A word mixes Latin letters with letters of another script that look the same."
        case .duplicateKey: "A key is given twice in one place."
        case .unknownKey: "A key that this kind of file does not have."
        case .wrongShape: "A text stands where a list belongs, or the other way round."
        case .missing: "A key that must be there is not, or says nothing."
        case .tooDeep: "Lists and keys nest deeper than any content does."
        case .badID: "An id or name is not kebab-case (small letters, digits, hyphens)."
        case .badValue: "A value is none of those allowed here."
        case .duplicateID: "An id is given twice."
        case .fileName: "The id of a topic is not the name of its file."
        case .unknownSection: "A topic lies in a folder that is no section."
        case .unknownID: "A reference to something that does not exist."
        case .repeatedID: "A list names the same thing twice, or something leads to itself."
        case .includeCycle: "Concepts include each other in a circle."
        case .unusedConcept: "A concept that nothing names and no ask holds a word of."
        case .unusedSource: "A source that no fact, claim or sign rests on."
        case .swallowedConcept: "All the words of a concept stand in another one that does not include it."
        case .overlappingConcepts: "Two concepts share most of their words."
        case .emptyPattern: "A pattern has nothing in it."
        case .neverMatches: "A pattern that no message can match, or that every message matches."
        case .wordForm: "A word in a form that a message never has after normalising."
        case .deadPattern: "A pattern that fires on no ask of any topic."
        case .strayPattern: "A pattern that fires only on the asks of other topics."
        case .markup: "Markup that passages do not have: headings, links, unpaired **."
        case .citationSyntax: "A citation is not of the form [^source]{F-fact,F-fact}."
        case .citationMissing: "A sentence with a number or a medicine has no citation."
        case .factSource: "A cited fact does not rest on the cited source."
        case .weakSource: "A source of kind other backs a claim alone."
        case .phone: "A number that looks like a telephone number and does not stand in referrals.yaml."
        case .longLabel: "An option's text is longer than 60 characters."
        case .longSentence: "A sentence has more than 20 words."
        case .longParagraph: "A paragraph has more than 3 sentences."
        case .bannedWord: "A word or phrase that health content must not use."
        case .hardToRead: "The text of a topic is harder to read than it may be (SMOG)."
        case .webAddress: "A web address that is not complete or not safe."
        case .dashRange: "A range between numbers has a dash instead of to."
        case .barePercentage: "A percentage without a form such as 7 in 10 beside it."
        case .numeralsTogether: "Two numerals stand side by side."
        case .doseSpace: "A space stands between the number of a dose and its unit."
        case .dateForm: "A date or time is not of the form 6 August 2018 or 5.30pm."
        case .falseComfort: "Words that comfort without ground, or make light of what is hard."
        case .thePatient: "An answer for women speaks of the patient."
        case .shortNegative: "A short negative such as don't stands in what the helper says."
        case .weightTarget: "Calories, body mass index or a weight to aim for."
        case .medicalWord: "A medical word stands before its plain word."
        case .required: "helper.yaml requires something of each topic that this one does not have."
        case .sharedAsk: "The same ask stands under two topics."
        case .nearAsk: "Two asks of a topic are nearly the same, so one of them teaches nothing."
        case .nearTopics: "Two topics have the same ask but for the order of its words."
        case .askWonElsewhere: "An ask that another topic wins, though it was learnt."
        case .unusedSlot: "A slot is worth asking for only where a variant uses it."
        case .deadVariant: "A variant that an earlier one always hides, or that changes nothing."
        case .slotNeverUsed: "A slot that changes nothing the helper says."
        case .slotNeverAsked: "A slot that no message shows and nothing asks for."
        case .safetyNet: "An answer tells people to get help at once and does not say where."
        case .cardAction: "A card does not name its action and number in the first two lines."
        case .cardBullets: "A card has more than five bullets."
        case .cardReferrals: "A card names more than two services."
        case .cardCitation: "A citation inside a card."
        case .cardLevels: "A sign raises a level that the topic has no card for."
        case .wordingMissing: "helper.yaml lacks a sentence or a cue that the conversation needs."
        case .menuSize: "A menu, or a path of the guide, has more entries than there is room for."
        case .overdue: "A date of review or of checking has passed."
        case .badDate: "A date is not of the form 2026-11-22."
        case .reviewOrder: "A review is due on or before the day it took place."
        case .futureDate: "Something was checked on a day that has not come yet."
        case .urgentChanged: "What raises an alarm, or what is said then, changed and review.checked did not move."
        case .referralDetails: "A referral lacks its nations, both hours and web, or the day it was checked."
        case .signpostMissing: "A topic does not refer to the service that helper.yaml wants beside it."
        case .testFailed: "A conversation test did not pass."
        case .wordingChanged: "A conversation has other words than its transcript keeps."
        case .stuck: "A conversation that comes to this place has no way on, or goes in a circle."
        case .deadOption: "An option does not lead where it says."
        case .unreachableTopic: "An answer is too many choices from the menu."
        case .unreachableVariant: "A variant that no situation gives."
        }
    }
}
