import Understanding

// What is told behind a card, and asks for nothing: it is about the card, though it resembles another question.
extension Turn {
    /// "My husband says I am making a fuss", "I can move my legs". A wish or a fear is no such telling.
    var onlyTells: Bool {
        // To a question whether something is so, another matter is an answer too.
        guard before.pending != .safety, !utterance.asks else { return false }
        let words = utterance.tokens.indices.map { utterance.text($0) }.drop { Self.murmurs.contains($0) }
        return Self.tellers.contains(words.first ?? "") && !words.contains(where: Self.wishes.contains)
    }

    private static let murmurs: Set<String> = [
        "ok", "okay", "oh", "well", "yes", "yeah", "no", "but", "and", "hmm", "thanks", "sorry", "actually",
    ]
    /// What a sentence that tells something begins with.
    private static let tellers: Set<String> = [
        "i", "im", "ive", "he", "hes", "she", "shes", "it", "its", "they", "theyre", "theyve", "we", "were", "weve",
        "my", "his", "her", "the", "there", "theres", "that", "thats", "this", "nothing", "nobody",
    ]
    /// Words of wanting to know or to have, and of what needs an answer of its own.
    private static let wishes: Set<String> = [
        "want", "wanted", "need", "wonder", "wondering", "would", "wish", "like", "know", "ask", "asking", "question",
        "tell", "talk", "please", "looking", "guilty", "scared", "afraid", "frightened", "worried", "ashamed",
    ]
}
