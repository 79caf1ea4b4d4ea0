import Synchronization

/// The words of texts that utterances are compared with, each text read once.
package final class SharedContent: Sendable {
    /// What a text says.
    package struct Content: Sendable {
        /// The hashes of its words, rising.
        var words: [UInt64]
        var concepts: [Int32]
    }

    private let read = Mutex<[TextKey: Content]>([:])

    /// The content of a text, read by `reader` where it was not read yet.
    func content(of text: String, _ reader: Reader) -> Content {
        if let known = read.withLock({ $0[TextKey(text: text)] }) { return known }
        let utterance = reader.read(text)
        let content = Content(
            words: Set(utterance.tokens.map(\.hash)).sorted(), concepts: Set(utterance.hits.map(\.concept)).sorted())
        read.withLock { $0[TextKey(text: text)] = content }
        return content
    }
}

extension Understander {
    /// True where a word of weight in the utterance, or one of its meaning, stands in the text too. "What about swimming"
    /// and "what about the pain" share nothing.
    public func sharesContent(_ utterance: Utterance, with text: String) -> Bool {
        sharesContent(utterance, with: content(of: text))
    }

    /// What a text says, for who compares it with several utterances.
    package func content(of text: String) -> SharedContent.Content { shared.content(of: text, reader) }

    /// The same for a text whose content is at hand.
    package func sharesContent(_ utterance: Utterance, with other: SharedContent.Content) -> Bool {
        utterance.tokens.indices.contains { at in
            guard !utterance.isFiller(at), !utterance.isMeasure(at) else { return false }
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
