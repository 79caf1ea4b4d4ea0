/// The helper's own words: what `helper.yaml` holds.
public struct Helper: Sendable, Equatable {
    public var name: String
    /// A BCP 47 tag, such as `en-GB`.
    public var locale: String
    /// What topics must have besides the minimum.
    public var require: [Requirement]
    /// The first screen.
    public var opening: Passage
    /// The topics the menu and the first screen offer, at most nine.
    public var menu: [String]
    /// Every topic by theme; the menu's last entry leads to them.
    public var menus: [Menu]
    /// Where somebody who does not know where to begin is led; the first path that fits is taken. The slot that the
    /// first of them turns on is asked for.
    public var guide: [GuidePath]
    /// Where to turn in an emergency: shown by the client when no daemon answers, and to `/999`.
    public var emergencyLines: [String]
    /// Words exempt from reading counts, because the reader cannot do without them.
    public var plainWords: [String]
    /// Fixed sentences, one for each `Wording`; empty where `helper.yaml` has none.
    public var wordings: [Wording: String]
    /// What people type to steer the conversation, for each `Cue`.
    public var cues: [Cue: [String]]

    public init(
        name: String = "", locale: String = "en-GB", require: [Requirement] = [], opening: Passage = Passage(),
        menu: [String] = [], menus: [Menu] = [], guide: [GuidePath] = [], emergencyLines: [String] = [],
        plainWords: [String] = [],
        wordings: [Wording: String] = [:], cues: [Cue: [String]] = [:]
    ) {
        self.name = name
        self.locale = locale
        self.require = require
        self.opening = opening
        self.menu = menu
        self.menus = menus
        self.guide = guide
        self.emergencyLines = emergencyLines
        self.plainWords = plainWords
        self.wordings = wordings
        self.cues = cues
    }

    /// A sentence of the helper's own, with `{name}` filled in where the sentence has such a place.
    public func say(_ wording: Wording, _ name: String = "") -> String {
        cut(wording).filled(with: name)
    }

    /// A sentence as it stands before the place that is filled in and behind it; whole where it has no such place.
    public func cut(_ wording: Wording) -> CutSentence {
        guard let sentence = wordings[wording] else { return CutSentence(words: "", behind: nil) }
        // By bytes: whole characters are slow to walk through, and most sentences have no such place.
        let bytes = sentence.utf8
        guard let open = bytes.firstIndex(of: UInt8(ascii: "{")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
        else { return CutSentence(words: sentence, behind: nil) }
        return CutSentence(
            words: String(sentence[..<open]), behind: String(sentence[bytes.index(after: close)...]))
    }
}

/// What a playbook may require of each topic besides `id`, `title`, `asks` and `answer.short`.
public enum Requirement: String, Sendable, CaseIterable {
    /// Every claim cites a source and its facts.
    case citations
    /// Dates checked and due.
    case review
    /// At least one service to turn to.
    case referrals
}

/// A fixed sentence the policy says. `{…}` in it is filled with a topic's question or a value.
public enum Wording: String, Sendable, CaseIterable {
    /// Two or more topics are close: which is meant?
    case askWhich = "ask-which"
    /// One topic is likely but not certain: is it meant?
    case askThis = "ask-this"
    /// First miss, with suggestions.
    case notKnownFirst = "not-known-first"
    /// Second miss in a row: the menu.
    case notKnownSecond = "not-known-second"
    /// Third miss in a row: a person.
    case notKnownThird = "not-known-third"
    /// Part of a message was answered, part was not understood.
    case partlyKnown = "partly-known"
    /// The message held nothing to read.
    case nothingSaid = "nothing-said"
    /// The message is in letters of another script.
    case otherScript = "other-script"
    /// After an urgent card: the other question is kept.
    case questionKept = "question-kept"
    /// The same urgent sign again: a short reminder before the action.
    case urgentAgain = "urgent-again"
    /// A plain question closes an urgent matter: one safety line goes with it.
    case urgentClosing = "urgent-closing"
    /// The answer "no" to a safety question.
    case safetyNo = "safety-no"
    /// Somebody has looked at what was urgent.
    case seenTo = "seen-to"
    /// Where the card's numbers work, while the nation is not known.
    case whereNumbersWork = "where-numbers-work"
    /// The numbers to use abroad.
    case numbersAbroad = "numbers-abroad"
    /// What the reply took for granted; `{assumed}` is filled from the slot values.
    case assumed
    /// Before the new reading, after a correction.
    case corrected
    /// A correction without a new question.
    case correctedToWhat = "corrected-to-what"
    /// "No" or "neither" to what was offered.
    case noneOfThese = "none-of-these"
    /// "Yes" with nothing to say yes to.
    case yesToWhat = "yes-to-what"
    /// "More" where several things were offered and none was answered yet.
    case moreOfWhat = "more-of-what"
    /// Above the menu.
    case menu
    /// After `start again`.
    case startedAgain = "started-again"
    /// `go back` with nothing before.
    case nothingBefore = "nothing-before"
    /// `more` with nothing more.
    case nothingMore = "nothing-more"
    /// `repeat` with nothing said yet.
    case nothingToRepeat = "nothing-to-repeat"
    /// Before the short answer, to somebody who wants it in plainer words.
    case simpler
    /// The same question twice running.
    case sameAgain = "same-again"
    /// The same words would be said twice running: before them, where nothing else can be said.
    case saidBefore = "said-before"
    /// The same small talk twice running.
    case anythingElse = "anything-else"
    /// Asking back twice running.
    case askAgain = "ask-again"
    /// What is not ours, twice running.
    case outsideAgain = "outside-again"
    /// Few words after an answer that fit nothing clearly: which part of it?
    case askMore = "ask-more"
    /// A number that no option has.
    case noSuchOption = "no-such-option"
    /// A slot question was skipped.
    case skipped
    /// Somebody told about herself, and nothing else.
    case noted
    /// Something that was known about the person is forgotten at her word.
    case forgotten
    /// To somebody who does not know where to begin: one warm sentence.
    case guideStart = "guide-start"
    /// Above the concerns of the guided path.
    case guideChoose = "guide-choose"
    /// The menu's last entry: every theme.
    case everything
    /// Above the themes.
    case themes
    /// Above the topics of a theme; `{theme}` is filled.
    case theme
    /// The same safety question again.
    case safetyAgain = "safety-again"
    /// A state that could not be read: a fresh start.
    case freshStart = "fresh-start"
    /// The content has not been reviewed by a clinician.
    case notReviewed = "not-reviewed"
    /// The first choice of a safety question.
    case happeningNow = "happening-now"
    /// The other choice of a safety question.
    case notHappening = "not-happening"
    /// Names a second urgent topic beside the card; `{title}` is filled.
    case alsoUrgent = "also-urgent"
    /// Heads each answer where several were asked; `{question}` is filled.
    case youAsked = "you-asked"
}

/// What people type to steer the conversation rather than to ask.
public enum Cue: String, Sendable, CaseIterable {
    case yes, no, neither, skip
    case goBack = "go-back"
    case more, menu
    case startAgain = "start-again"
    case `repeat`
    case person
    /// Asks for what was said in plainer words.
    case simpler
    /// Opens a correction: "no, I meant …".
    case correction
    /// Names what to go back to: "back to …".
    case backTo = "back-to"
    /// Does not know where to begin.
    case lost
    /// What the reply took for granted is wrong.
    case wrong
    /// Takes back something about herself: "I'm not …".
    case denial
    /// The last of what was offered.
    case last
    /// On the way to help.
    case going
    /// Putting help off, or doubting the need.
    case delay
    /// Somebody has looked at what was urgent: "they checked us over".
    case seen
    /// What was urgent is long over: "that was last year".
    case past
}

/// A sentence cut where a name or a value is filled in.
public struct CutSentence: Sendable {
    let words: String
    /// `nil` where it has no such place.
    let behind: String?

    /// The whole sentence.
    public func filled(with name: String) -> String { behind.map { words + name + $0 } ?? words }
}
