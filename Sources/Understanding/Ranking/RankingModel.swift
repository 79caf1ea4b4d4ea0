/// What was learnt from a playbook's asks: what each feature says about each topic, and what scores amount to.
public struct RankingModel: Sendable, Equatable {
    /// The learner's version: another one means that the same playbook would give another model.
    public static let version = 5

    /// The ids of the topics it was learnt for, in the playbook's order.
    var topics: [String] = []

    /// The features' names, each once: see `Features.Feature.key`.
    var keys: [UInt64] = []
    /// How rare each feature is among examples.
    var rarities: [Float] = []

    /// What feature f says: the places `starts[f]..<starts[f + 1]` of `owners`, `weights` and `leanings`.
    var starts: [UInt32] = [0]
    /// The topic of each place, rising within a feature.
    var owners: [UInt16] = []
    /// Weights of the margin in units of their topic's `scales`.
    var weights: [Int8] = []
    /// Evidence in units of `leaningScale`.
    var leanings: [UInt8] = []
    var scales: [Float] = []
    var leaningScale: Float = 0
    /// For each topic the margin of a message of which nothing is known.
    var baselines: [Float] = []
    /// For each topic the evidence of a feature it never had.
    var absences: [Float] = []

    /// For each ask its topic: headings, asks and details, in the order of `Examples.texts`.
    var askTopics: [UInt16] = []
    /// The telling features of ask a: `askStarts[a]..<askStarts[a + 1]` of `askFeatures`.
    var askStarts: [UInt32] = [0]
    var askFeatures: [UInt32] = []

    var calibration = Calibration()

    init() {}
}

/// Why a model cannot be used.
public enum ModelError: Error, Equatable, Sendable {
    /// The bytes are no model of this version, or contradict themselves; `reason` says where. Compile the playbook anew.
    case malformed(reason: String)
    /// The model was learnt from another playbook than this one. Compile the playbook anew.
    case otherPlaybook
}
