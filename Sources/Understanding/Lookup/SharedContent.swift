/// The words of a text that utterances are compared with.
package struct SharedContent: Sendable {
    /// Their hashes, rising.
    let words: [UInt64]
    let concepts: [Int32]

    init(_ text: Utterance) {
        words = Set(text.tokens.map(\.hash)).sorted()
        concepts = Set(text.hits.map(\.concept)).sorted()
    }
}

extension Understander {
    /// True where a word of weight in the utterance, or one of its meaning, stands in the text too. "What about swimming"
    /// and "what about the pain" share nothing.
    public func sharesContent(_ utterance: Utterance, with text: String) -> Bool {
        sharesContent(utterance, with: content(of: text))
    }

    /// What a text says, for who compares it with several utterances.
    package func content(of text: String) -> SharedContent {
        shared.value(of: TextKey(text: text)) { SharedContent(reader.read(text)) }
    }

    /// A word that says more than a small one, or than a question's own.
    package func hasWeight(_ utterance: Utterance, _ at: Int) -> Bool {
        !utterance.isFiller(at) && !utterance.isMeasure(at)
    }

    /// The same for a text whose content is at hand.
    package func sharesContent(_ utterance: Utterance, with other: SharedContent) -> Bool {
        utterance.tokens.indices.contains { at in
            guard hasWeight(utterance, at) else { return false }
            if other.words.holds(utterance.tokens[at].hash) { return true }
            return utterance.hits.contains { $0.words.contains(Int32(at)) && other.concepts.holds($0.concept) }
        }
    }
}

extension Array where Element: Comparable {
    /// Whether something is among these, which rise.
    fileprivate func holds(_ wanted: Element) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == wanted
    }
}
