/// What a line could become when Tab is pressed.
struct Completion {
    /// One thing a word can be completed to.
    struct Candidate: Equatable {
        var text: String
        /// What it is, for the list.
        var about: String
    }

    /// What was found for the end of a line.
    struct Found: Equatable {
        /// What stands there now.
        var replaced: String
        var candidates: [Candidate]

        static let nothing = Found(replaced: "", candidates: [])

        /// What to put in its place: the one candidate with a blank, or as far as all agree; `nil` for none.
        var insertion: String? {
            guard let first = candidates.first else { return nil }
            if candidates.count == 1 { return first.text + (first.text.hasPrefix("/") ? " " : "") }
            let common = candidates.dropFirst().reduce(first.text) { common, candidate in
                String(zip(common, candidate.text).prefix { Completion.isSame($0, $1) }.map(\.0))
            }
            return common.count > replaced.count ? common : replaced
        }

        /// Lists the candidates with what they are.
        func list(on page: inout Page) {
            for candidate in candidates {
                let about = candidate.about.isEmpty ? "" : " (\(candidate.about))"
                page.item(candidate.text + about, mark: "  ")
            }
        }
    }

    /// Topics by id, with their titles.
    var topics: () -> [Candidate]
    /// Services by a word of their names.
    var referrals: () -> [Candidate]
    /// What can be picked now.
    var options: [Candidate]

    /// What the text before the cursor could become.
    func find(_ typed: String) -> Found {
        guard typed.hasPrefix("/") else { return Self.matching(typed, options) }
        guard let blank = typed.firstIndex(of: " ") else {
            return Self.matching(typed, ChatCommand.allCases.map { Candidate(text: $0.word, about: $0.about) })
        }
        let argument = String(typed[typed.index(after: blank)...])
        switch ChatCommand(word: String(typed[..<blank])) {
        case .show, .why: return Self.matching(argument, topics())
        case .refer: return Self.matching(argument, referrals())
        default: return .nothing
        }
    }

    private static func matching(_ typed: String, _ candidates: [Candidate]) -> Found {
        Found(
            replaced: typed,
            candidates: candidates.filter { candidate in
                candidate.text.count >= typed.count && zip(candidate.text, typed).allSatisfy { isSame($0, $1) }
            })
    }

    private static func isSame(_ a: Character, _ b: Character) -> Bool { a.lowercased() == b.lowercased() }
}
