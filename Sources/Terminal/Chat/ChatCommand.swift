/// What a person can tell the chat itself, rather than ask the helper. All begin with `/`, so that no worry in
/// ordinary words is ever taken for one.
enum ChatCommand: String, CaseIterable {
    case help, topics, show, find, refer, why, sources, situation, sheet, save, back, new, staff, plain
    case emergency = "999"
    case quit

    /// As it is typed.
    var word: String { "/" + rawValue }

    /// The command of a word such as `/help`; `nil` where there is none.
    init?(word: String) {
        guard word.hasPrefix("/") else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// The command of a whole message without the `/`; `nil` where those words may be a worry or belong to the helper:
    /// backs are what broke, and "help" is what somebody in need types.
    init?(plainWord word: String) {
        switch word {
        case "exit": self = .quit
        case "quit", "999", "save", "sheet", "plain": self.init(rawValue: word)
        default: return nil
        }
    }

    /// What stands after it, as help shows it.
    var arguments: String {
        switch self {
        case .show: " TOPIC"
        case .find: " WORDS"
        case .refer: " [WORDS]"
        case .why: " [TOPIC]"
        case .sheet: " [FILE|copy]"
        case .save: " [FILE]"
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
        case .why: "how your last message was understood"
        case .sources: "what the last answer rests on"
        case .situation: "what is known about you in this chat"
        case .sheet: "a summary to send on, with nothing you said"
        case .save: "keep the last answer, with questions to take along"
        case .back: "return to the answer before"
        case .new: "forget this chat, for the next person"
        case .staff: "the view for helpline staff; again to leave it"
        case .plain: "text alone, for a screen reader; again to undo"
        case .emergency: "emergency numbers"
        case .quit: "leave, and clear the screen"
        }
    }
}
