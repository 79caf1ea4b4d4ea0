/// What a claim rests on: a page, a paper, a guideline.
public struct Source: Sendable, Equatable {
    public var id: String
    /// In square brackets where the title was not seen: such a title is never printed.
    public var title: String
    public var authors: String
    public var publisher: String
    public var year: String
    public var url: String
    public var doi: String
    /// charity-page, nhs-page, guideline, review, cohort …
    public var kind: String
    /// How much of it was read.
    public var read: String

    public init(
        id: String, title: String = "", authors: String = "", publisher: String = "", year: String = "",
        url: String = "", doi: String = "", kind: String = "", read: String = ""
    ) {
        self.id = id
        self.title = title
        self.authors = authors
        self.publisher = publisher
        self.year = year
        self.url = url
        self.doi = doi
        self.kind = kind
        self.read = read
    }

    /// The title as it may be printed: the publisher where the title itself was not seen.
    public var printedTitle: String { title.hasPrefix("[") ? publisher : title }
}

/// A checked statement with its sources.
public struct Fact: Sendable, Equatable {
    /// How sure it is.
    public enum Strength: String, Sendable, CaseIterable {
        case strong, moderate, weak
        case expertOpinion = "expert-opinion"
    }

    public var id: String
    public var statement: String
    public var sources: [String]
    public var strength: Strength
    /// The outcome of a second reading: confirmed, mended, not re-read; empty where there was none.
    public var checked: String
    public var note: String

    public init(
        id: String, statement: String, sources: [String], strength: Strength, checked: String = "", note: String = ""
    ) {
        self.id = id
        self.statement = statement
        self.sources = sources
        self.strength = strength
        self.checked = checked
        self.note = note
    }
}

/// A service to turn to.
public struct Referral: Sendable, Equatable {
    /// How the helper may use it.
    public enum Urgency: String, Sendable, CaseIterable { case routine, urgent, emergency }

    public var id: String
    public var name: String
    public var whatFor: String
    public var whoFor: String
    /// Printed exactly; empty where no number is confirmed.
    public var phone: String
    /// A text-message route, such as "Text SHOUT to 85258".
    public var text: String
    public var email: String
    public var web: String
    public var hours: String
    public var cost: String
    /// Values of the `nation` slot where it can be used.
    public var nations: [String]
    /// Services that this one comes before, or stands in for, where it can be used.
    public var counterpartOf: [String]
    /// The region in the directory's own words.
    public var region: String
    public var urgency: Urgency
    /// ISO date of the last look.
    public var checked: String
    /// What a person must look at again before a release.
    public var recheck: String

    public init(
        id: String, name: String, whatFor: String = "", whoFor: String = "", phone: String = "", text: String = "",
        email: String = "", web: String = "", hours: String = "", cost: String = "", nations: [String] = [],
        counterpartOf: [String] = [], region: String = "", urgency: Urgency = .routine, checked: String = "",
        recheck: String = ""
    ) {
        self.id = id
        self.name = name
        self.whatFor = whatFor
        self.whoFor = whoFor
        self.phone = phone
        self.text = text
        self.email = email
        self.web = web
        self.hours = hours
        self.cost = cost
        self.nations = nations
        self.counterpartOf = counterpartOf
        self.region = region
        self.urgency = urgency
        self.checked = checked
        self.recheck = recheck
    }

    /// Whether it can be used in a nation; one that names none can be used everywhere.
    public func works(in nation: String) -> Bool { nations.isEmpty || nations.contains(nation) }
}
