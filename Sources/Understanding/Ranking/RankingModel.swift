/// What was learnt from a playbook's asks: what each feature says about each topic, and what scores amount to.
public struct RankingModel: Sendable, Equatable {
    /// The learner's version: another one means that the same playbook would give another model.
    public static let version = 41

    /// The ids of the topics it was learnt for, in the playbook's order.
    var topics: [String] = []

    /// The features, with what each says of topics: the margin's weight and the leaning together, in units of a topic's
    /// `scales`.
    var features = FeatureTable()
    var scales: Stored<Float> = []
    /// For each topic the score of a message of which nothing is known.
    var baselines: Stored<Float> = []
    /// For each topic what a telling feature takes from it that its examples never had.
    var absences: Stored<Float> = []

    /// What features say together.
    var layer = HiddenLayer()

    /// Headings, asks and details, in the order of `Examples.texts`.
    var asks = NearestAsks()
    /// For each detail, topic after topic, how many asks it has.
    var detailCounts: Stored<UInt32> = []
    /// The telling features of detail ask d, by the places of their records, in the order of the asks:
    /// `detailStarts[d]..<detailStarts[d + 1]` of `detailFeatures`.
    var detailStarts: Stored<UInt32> = [0]
    var detailFeatures: Stored<UInt32> = []
    /// For each the length of them as a vector.
    var detailLengths: Stored<Float> = []

    var calibration = Calibration()

    /// How the playbook's words are read, its rules, and what steers a conversation.
    var lexicon = Lexicon()
    var concepts = ConceptTrie()
    var words = KnownWords()
    var rules = CompiledRules()
    var steering = SteeringPhrases()

    init() {}
}

/// Why a model cannot be used.
public enum ModelError: Error, Equatable, Sendable {
    /// The bytes are no model of this version, or contradict themselves; `reason` says where. Compile the playbook anew.
    case malformed(reason: String)
    /// The model was learnt from another playbook than this one. Compile the playbook anew.
    case otherPlaybook
}
