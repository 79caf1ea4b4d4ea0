/// What was learnt from a playbook's asks: a weight for each feature and topic, and what scores amount to.
public struct RankingModel: Sendable, Equatable {
    /// The learner's version: another one means that the same playbook would give another model.
    public static let version = 1

    /// The ids of the topics it was learnt for, in the playbook's order.
    var topics: [String] = []
    /// The features' names: hashes, each once.
    var keys: [UInt64] = []
    /// The kind of each feature, a raw value of `Features.Kind`.
    var kinds: [UInt8] = []
    /// How rare each feature is among asks.
    var rarities: [Float] = []
    /// Weights of feature f: the places `starts[f]..<starts[f + 1]` of `owners` and `weights`.
    var starts: [UInt32] = [0]
    /// The topic of each weight, rising within a feature.
    var owners: [UInt16] = []
    /// Weights in units of their topic's `scales`.
    var weights: [Int8] = []
    var scales: [Float] = []
    var calibration = Calibration()

    init() {}
}

/// Why a model cannot be used.
public enum ModelError: Error, Equatable, Sendable {
    /// The bytes are no model of this version, or contradict themselves; `reason` says where.
    case malformed(reason: String)
    /// The model was learnt for other topics than the playbook has.
    case otherTopics
}
