import Playbook

/// The texts of a playbook that show what a topic is about, as counted features.
struct Examples {
    /// Where an example came from.
    enum Origin: Sendable {
        /// How people put it.
        case ask
        /// Title or question.
        case heading
        /// A follow-up's ask or label: said on the topic, it need not name it.
        case detail
        /// A sentence of the answer: in the helper's words, not people's.
        case answer

        /// What a mistake on such an example costs in learning.
        var cost: Float {
            switch self {
            case .ask, .heading: 1
            case .detail: 0.2
            case .answer: 0.1
            }
        }
    }

    /// One text that belongs to a topic.
    struct Example {
        var topic: Int32
        var origin: Origin
        /// Asks of one fold are held out together; -1 for what is never held out.
        var fold: Int32
        /// Its features: places in `columns` and `counts`.
        var features: Range<Int>
    }

    private(set) var list: [Example] = []
    private(set) var keys: KeyTable
    private(set) var columns: [Int32] = []
    private(set) var counts: [Float] = []
    /// Those of the folds that are held out, by their numbers in the list.
    private(set) var utterances: [Int32: Utterance] = [:]
    private let kept: [Int32]

    /// Folds that asks are dealt to, in turn.
    static let folds = 12

    /// What an ask has of features, and of those that no earlier one had.
    private static let usual = (features: 64, keys: 8)

    init(_ playbook: Playbook, _ reader: Reader, _ features: Features, folds: [Int32]) {
        kept = folds
        // Room for what most asks have: lists that grow are copied.
        let asks = playbook.topics.reduce(0) { $0 + $1.asks.count }
        keys = KeyTable(capacity: asks * Self.usual.keys)
        columns.reserveCapacity(asks * Self.usual.features)
        counts.reserveCapacity(asks * Self.usual.features)
        for (number, topic) in playbook.topics.enumerated() {
            Self.texts(of: topic) { text, origin, fold in
                add(reader.read(text), Int32(number), origin, Int32(fold), features)
            }
        }
    }

    /// Every text that shows what a topic is about, in a fixed order, with its fold.
    static func texts(of topic: Topic, _ visit: (String, Origin, Int) -> Void) {
        func add(_ text: String, _ origin: Origin, fold: Int = -1) {
            if !text.isEmpty { visit(text, origin, fold) }
        }
        add(topic.title, .heading)
        add(topic.question, .heading)
        // By their bytes, so that the order in a file changes nothing.
        let asks = topic.asks.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (at, ask) in asks.enumerated() { add(ask, .ask, fold: at % Self.folds) }
        guard let answer = topic.answer else { return }
        for detail in answer.details {
            for ask in detail.asks { add(ask, .detail) }
            add(detail.label, .detail)
        }
        for passage in [answer.short, answer.full] {
            for sentence in Self.sentences(passage) { add(sentence, .answer) }
        }
    }

    private mutating func add(
        _ utterance: Utterance, _ topic: Int32, _ origin: Origin, _ fold: Int32, _ features: Features
    ) {
        let first = columns.count
        for feature in features.of(utterance) {
            let column = keys.intern(feature.key)
            columns.append(column)
            counts.append(feature.count)
        }
        if kept.contains(fold) { utterances[Int32(list.count)] = utterance }
        list.append(Example(topic: topic, origin: origin, fold: fold, features: first..<columns.count))
    }

    /// The sentences of a passage without their marks.
    private static func sentences(_ passage: Passage) -> [String] {
        passage.lines.flatMap { Passage.words(of: $0).split(whereSeparator: { ".?!\n".contains($0) }) }.map(String.init)
            .filter { $0.utf8.count > 12 }
    }
}
