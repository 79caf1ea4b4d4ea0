/// What a lexicon found out about a playbook's words, kept with what was learnt: reading a hundred thousand asks anew at
/// every start would take a second.
struct Vocabulary: Sendable, Equatable {
    /// Whether a form is a word in its own right.
    enum Standing: UInt8 {
        /// Spelt with care, or ordinary English.
        case sure
        /// Only in asks and on no list, but like no other word.
        case doubtful
        /// A misspelling of another form.
        case misspelt
    }

    /// The bytes of word w, forms first, then stems: `starts[w]..<starts[w + 1]`.
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    /// For each form how often the playbook uses it, its `Standing`, and the form it is a misspelling of, or -1.
    var counts: [Int32] = []
    var standings: [UInt8] = []
    var meant: [Int32] = []
    /// For each word its stem.
    var stems: [Int32] = []

    /// The numbers fit together: nothing that is read from a file is trusted.
    var isSound: Bool {
        let (words, forms) = (starts.count - 1, counts.count)
        return starts[0] == 0 && Int(starts[words]) == bytes.count && zip(starts, starts.dropFirst()).allSatisfy(<=)
            && forms <= words && standings.count == forms && meant.count == forms && stems.count == words
            && standings.allSatisfy { Standing(rawValue: $0) != nil }
            // Stems add up the counts of their forms.
            && counts.allSatisfy { $0 >= 0 } && counts.reduce(Int64(0)) { $0 + Int64($1) } <= Int64(Int32.max)
            && meant.allSatisfy { $0 >= -1 && Int($0) < forms } && stems.allSatisfy { $0 >= 0 && Int($0) < words }
    }
}
