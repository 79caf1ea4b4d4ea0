import Playbook

/// The asks of a playbook as sparse vectors.
struct Examples {
    /// Where an example came from.
    enum Origin: Sendable { case ask, heading, detail }

    /// One text that belongs to a topic.
    struct Example {
        var topic: Int32
        var origin: Origin
        /// Examples of one fold are held out together.
        var fold: Int32
        /// Its features: places in `columns` and `counts`.
        var features: Range<Int>
    }

    private(set) var list: [Example] = []
    private(set) var keys = KeyTable(capacity: 1 << 16)
    private(set) var kinds: [Features.Kind] = []
    private(set) var columns: [Int32] = []
    private(set) var counts: [Float] = []
    private(set) var utterances: [Utterance] = []

    /// Folds that examples are dealt to.
    static let folds = 5

    init(_ playbook: Playbook, _ reader: Reader, _ features: Features) {
        for (number, topic) in playbook.topics.enumerated() {
            let number = Int32(number)
            for text in [topic.title, topic.question] where !text.isEmpty {
                add(text, number, .heading, fold: -1, reader, features)
            }
            // Neighbours in the list are often kin, so that a fold is a run of them.
            for (at, ask) in topic.asks.enumerated() {
                let fold = Int32(at * Self.folds / topic.asks.count)
                add(ask, number, .ask, fold: fold, reader, features)
            }
            for detail in topic.answer?.details ?? [] {
                for ask in detail.asks + [detail.label] { add(ask, number, .detail, fold: -1, reader, features) }
            }
        }
    }

    private mutating func add(
        _ text: String, _ topic: Int32, _ origin: Origin, fold: Int32, _ reader: Reader, _ features: Features
    ) {
        let utterance = reader.read(text)
        let first = columns.count
        for feature in features.of(utterance) {
            let column = keys.intern(feature.key)
            if Int(column) == kinds.count { kinds.append(feature.kind) }
            columns.append(column)
            counts.append(feature.count)
        }
        utterances.append(utterance)
        list.append(Example(topic: topic, origin: origin, fold: fold, features: first..<columns.count))
    }
}
