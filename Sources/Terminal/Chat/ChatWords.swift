/// What the chat says of itself: how to use it, and what has become of the connection. Nothing about health.
enum ChatWords {
    static let prompt = "> "
    static let staffPrompt = "look up> "
    static let staffOn =
        "Staff view. Type words to look up, then a number to open a topic. After that, all gives its whole answer, and "
        + "more the next three topics. /sheet sums up the call, /new begins the next one, /staff leaves."
    static let staffOff = "This is the chat again. Say what worries you, in your own words."
    static let newCall = "A new call: what was opened and said before is forgotten."
    static let nothingMoreFound = "That is all I found for those words."
    static let wholeAnswer = "Type all for the whole answer, /sources for its sources, /back for the list."
    static let noHelper = "The helper cannot be reached. In an emergency:"
    static let howTo = "Type /help for more, or quit to leave; that also clears the screen."
    static let howToAsk = "Say what worries you in your own words, or pick an option by number."
    static let howToLeave = "To leave, type quit, or press Ctrl-D on an empty line."
    static let howToEndText = "Say what worries you, then press Ctrl-D on a line of its own."
    static let tooLong =
        "That is more than I can read at once. Please say it again in a few sentences, the most important first."
    static let noSuchCommand = "I do not have that command. /help shows those I have."
    static let nothingBefore = "There is no answer before this one."
    static let noMessageYet = "You have not asked anything yet."
    static let noSourcesYet = "There is no answer with sources yet."
    static let nothingToSum = "Nothing has been answered yet, so there is nothing to sum up."
    static let nothingToSave = "There is no answer to save yet."
    static let noClipboard =
        "I could not copy that: no clipboard command worked. Name one in PAO_CLIPBOARD, or give a file: /sheet call.md"
    static let copied = "Copied."
    static let nothingKnown = "I know nothing about you yet. What I learn lasts for this chat alone."
    static let nothingFound = "I found nothing for those words."
    static let noSuchTopic = "I have no topic of that name. /topics lists them."
    static let plainOn = "Plain text from now on. /plain again brings the screen's own ways back."
    static let plainOff = "The screen's own ways are back."
    static let helperGone =
        "I have lost the connection to the helper, and am trying to get it back. In an emergency, do not wait for it:"
    static let helperSlow = "The helper is slow to answer. In an emergency, do not wait for it:"
    static let helperBack = "The helper is back. Here is the answer to what you asked."
    static let helperLost = "I could not get the helper back. Please try again in a while."
    static let cancelled = "All right, I stopped waiting for that."
}
