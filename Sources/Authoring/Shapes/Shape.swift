import Playbook

/// What must stand at a place in a content file. The tables of shapes are the one list of keys: the reader follows them, and
/// a test holds the JSON Schemas in `Dialogues/schema` to them.
indirect enum Shape: Sendable {
    case text(TextUse)
    /// Paragraphs and lists with citations.
    case passage
    case list(Shape)
    /// Fixed keys.
    case record(Record)
    /// Keys the author chooses, each the id of a thing of this kind.
    case named(Kind, Shape)
    /// Keys out of a fixed set, none of them required.
    case chosen([String], Shape)
    /// Slots with a value or a list of values.
    case condition
    case pattern
}

/// What a text is for, and so what it may be.
enum TextUse: Sendable, Equatable {
    /// Read by people; may not be empty.
    case words
    /// Read by people; may be empty.
    case optionalWords
    /// What an option shows: at most 60 characters.
    case label
    /// What somebody types.
    case ask
    /// The id by which a thing is referred to.
    case id(Kind)
    /// The id of a thing that must exist.
    case reference(Kind)
    /// One of some words.
    case choice([String])
    /// `true` or `false`.
    case truth
    /// An ISO date.
    case date
    /// A whole number in a range.
    case number(ClosedRange<Int>)
}

/// Things that have ids.
enum Kind: String, Sendable, CaseIterable {
    case topic
    case urgentTopic = "urgent topic"
    case detail, menu, concept, slot, value, source, fact, referral, test
}

/// A set of keys.
struct Record: Sendable {
    /// As a finding calls it, such as "a topic".
    var name: String
    var keys: [Key]

    /// The same keys, none of them required: what lies over a whole one may be a part.
    var partial: Record {
        Record(name: name, keys: keys.map { Key(name: $0.name, isRequired: false, shape: $0.shape) })
    }

    /// One key of a record.
    struct Key: Sendable {
        var name: String
        var isRequired: Bool
        var shape: Shape
    }
}

extension Record.Key {
    /// A key that must be there.
    static func must(_ name: String, _ shape: Shape) -> Self { Self(name: name, isRequired: true, shape: shape) }
    /// A key that may be there.
    static func may(_ name: String, _ shape: Shape) -> Self { Self(name: name, isRequired: false, shape: shape) }
}
