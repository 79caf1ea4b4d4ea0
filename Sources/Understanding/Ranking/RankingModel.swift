/// What was learnt from a playbook's asks: what each feature says about each topic, and what scores amount to.
public struct RankingModel: Sendable, Equatable {
    /// The learner's version: another one means that the same playbook would give another model.
    public static let version = 18

    /// The ids of the topics it was learnt for, in the playbook's order.
    var topics: [String] = []

    /// The features' names, each once: see `Features.Feature.key`.
    var keys: [UInt64] = []
    /// The features by name; empty while the model is being built.
    var numbers = KeyTable()
    /// How rare each feature is among examples.
    var rarities: [Float] = []

    /// What feature f says: the places `starts[f]..<starts[f + 1]` of `owners` and `weights`.
    var starts: [UInt32] = [0]
    /// The topic of each place, rising within a feature.
    var owners: [UInt16] = []
    /// The margin's weight and the leaning together, in units of their topic's `scales`.
    var weights: [Int8] = []
    var scales: [Float] = []
    /// For each topic the score of a message of which nothing is known.
    var baselines: [Float] = []
    /// For each topic what a telling feature takes from it that its examples never had.
    var absences: [Float] = []

    /// What features say together.
    var layer = HiddenLayer()

    /// For each ask its topic: headings, asks and details, in the order of `Examples.texts`.
    var askTopics: [UInt16] = []
    /// For each ask the length of its telling features as a vector.
    var askLengths: [Float] = []
    /// The asks that have feature f: `nearStarts[f]..<nearStarts[f + 1]` of `nearRows`; none of a common feature's.
    var nearStarts: [UInt32] = [0]
    var nearRows: [UInt32] = []
    /// The telling features of detail ask d, in the order of the asks: `detailStarts[d]..<detailStarts[d + 1]` of
    /// `detailFeatures`.
    var detailStarts: [UInt32] = [0]
    var detailFeatures: [UInt32] = []

    var calibration = Calibration()

    /// How the playbook's words are read, and its rules.
    var lexicon = Lexicon()
    var concepts = ConceptTrie()
    var rules = CompiledRules()

    init() {}
}

/// Why a model cannot be used.
public enum ModelError: Error, Equatable, Sendable {
    /// The bytes are no model of this version, or contradict themselves; `reason` says where. Compile the playbook anew.
    case malformed(reason: String)
    /// The model was learnt from another playbook than this one. Compile the playbook anew.
    case otherPlaybook
}
