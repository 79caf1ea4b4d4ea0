// What an explanation is made of, for programs. A range of words is from the first to before `to`, counted from 0.

/// Some words of the message.
public struct WordRange: Message {
    public var from: Int
    public var to: Int

    public init(_ range: Range<Int>) { (from, to) = (range.lowerBound, range.upperBound) }

    public init(_ fields: Fields) throws(FieldError) {
        from = try fields.int("from")
        to = try fields.int("to")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("from", from)
        writer.field("to", to)
    }
}

/// A word as it was read.
public struct WordRead: Message {
    /// Lower case, spelt right.
    public var text: String
    public var typed: String
    /// typed · shorthand · squeezed · variant · corrected · split
    public var origin: String
    /// The playbook uses it.
    public var isKnown: Bool
    public var startsSentence: Bool

    public init(text: String, typed: String, origin: String, isKnown: Bool, startsSentence: Bool = false) {
        (self.text, self.typed, self.origin) = (text, typed, origin)
        (self.isKnown, self.startsSentence) = (isKnown, startsSentence)
    }

    public init(_ fields: Fields) throws(FieldError) {
        text = try fields.string("text")
        typed = try fields.string("typed")
        origin = try fields.string("origin")
        isKnown = try fields.flag("known")
        startsSentence = try fields.flag("starts_sentence")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("text", text)
        writer.field("typed", typed)
        writer.field("origin", origin)
        if isKnown { writer.flag("known") }
        if startsSentence { writer.flag("starts_sentence") }
    }
}

/// A concept and the words it was found in.
public struct ConceptFound: Message {
    public var name: String
    public var words: WordRange

    public init(name: String, words: WordRange) { (self.name, self.words) = (name, words) }

    public init(_ fields: Fields) throws(FieldError) {
        name = try fields.string("name")
        words = try WordRange(fields)
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("name", name)
        words.write(to: &writer)
    }
}

/// A turn of phrase that takes the urgency from some words.
public struct ScreenFound: Message {
    /// negated · past · hypothetical
    public var screen: String
    /// The words that say so.
    public var cue: WordRange
    /// The words it holds for.
    public var words: WordRange
    /// It asks the safety question instead of holding a sign back.
    public var isDoubt: Bool

    public init(screen: String, cue: WordRange, words: WordRange, isDoubt: Bool = false) {
        (self.screen, self.cue, self.words, self.isDoubt) = (screen, cue, words, isDoubt)
    }

    public init(_ fields: Fields) throws(FieldError) {
        screen = try fields.string("screen")
        cue = try WordRange(fields.object("cue"))
        words = try WordRange(fields.object("words"))
        isDoubt = try fields.flag("doubt")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("screen", screen)
        writer.key("cue")
        writer.message(cue)
        writer.key("words")
        writer.message(words)
        if isDoubt { writer.flag("doubt") }
    }
}

/// An urgent sign that stands in the words.
public struct SignFound: Message {
    public var topic: String
    /// Its place in the topic's list, from 1.
    public var sign: Int
    /// `nil` where it was held back.
    public var level: String?
    /// What held it back, or left a doubt.
    public var screens: [ScreenFound]
    /// The whole message sounds too mild for it: it only asks, or is held back.
    public var isOutweighed: Bool

    public init(topic: String, sign: Int, level: String?, screens: [ScreenFound] = [], isOutweighed: Bool = false) {
        (self.topic, self.sign, self.level, self.screens) = (topic, sign, level, screens)
        self.isOutweighed = isOutweighed
    }

    public init(_ fields: Fields) throws(FieldError) {
        topic = try fields.string("topic")
        sign = try fields.int("sign")
        level = try fields.optionalString("level")
        screens = try fields.list("screens", of: ScreenFound.self)
        isOutweighed = try fields.flag("outweighed")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("topic", topic)
        writer.field("sign", sign)
        if let level { writer.field("level", level) }
        writer.list("screens", screens)
        if isOutweighed { writer.flag("outweighed") }
    }
}

/// A topic's pattern that fired, or would have but for one thing.
public struct PatternFound: Message {
    public var topic: String
    /// Its place in the topic's list, from 1.
    public var pattern: Int
    /// What it lacked; empty where it fired.
    public var lacked: [String]

    public init(topic: String, pattern: Int, lacked: [String] = []) {
        (self.topic, self.pattern, self.lacked) = (topic, pattern, lacked)
    }

    public init(_ fields: Fields) throws(FieldError) {
        topic = try fields.string("topic")
        pattern = try fields.int("pattern")
        lacked = try fields.strings("lacked")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("topic", topic)
        writer.field("pattern", pattern)
        writer.strings("lacked", lacked)
    }
}
