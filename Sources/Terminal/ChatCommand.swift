/// What a person can tell the chat itself, rather than ask the helper. All begin with `/`, so that no worry in
/// ordinary words is ever taken for one.
enum ChatCommand: String, CaseIterable {
    case help, topics, show, find, refer, why, sources, situation, back, plain
    case emergency = "999"
    case quit

    /// As it is typed.
    var word: String { "/" + rawValue }

    /// The command of a word such as `/help`; `nil` where there is none.
    init?(word: String) {
        guard word.hasPrefix("/") else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// What stands after it, as help shows it.
    var arguments: String {
        switch self {
        case .show: " TOPIC"
        case .find: " WORDS"
        case .refer: " [WORDS]"
        case .why: " [TOPIC]"
        default: ""
        }
    }

    /// What it does, in a few words.
    var about: String {
        switch self {
        case .help: "this list"
        case .topics: "everything there is an answer to"
        case .show: "one answer in full, with its sources"
        case .find: "look for an answer by words"
        case .refer: "services to turn to"
        case .why: "how your last message was understood, and why not as TOPIC"
        case .sources: "what the last answer rests on"
        case .situation: "what is known about you in this chat"
        case .back: "return to the answer before"
        case .plain: "no colours and no moving cursor, for a screen reader; again to undo"
        case .emergency: "emergency numbers"
        case .quit: "leave, and clear the screen"
        }
    }
}
