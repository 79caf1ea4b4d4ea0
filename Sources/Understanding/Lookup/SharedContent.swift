extension Understander {
    /// True where a word of weight in the utterance, or one of its meaning, stands in the text too. "What about swimming"
    /// and "what about the pain" share nothing.
    public func sharesContent(_ utterance: Utterance, with text: String) -> Bool {
        let other = reader.read(text)
        return utterance.tokens.indices.contains { at in
            guard !politeness.isFiller(utterance, at), !utterance.isMeasure(at) else { return false }
            let hash = utterance.tokens[at].hash
            if other.tokens.contains(where: { $0.hash == hash }) { return true }
            return utterance.hits.contains { hit in
                hit.words.contains(Int32(at)) && other.hits.contains { $0.concept == hit.concept }
            }
        }
    }
}
