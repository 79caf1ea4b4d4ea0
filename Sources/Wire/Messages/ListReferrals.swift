/// The services to turn to: all of them, those that fit some words, those of a nation.
public struct ListReferrals: Call {
    public typealias Outcome = ReferralList
    public static let method = Method.referrals

    /// What help is wanted with; empty for all services.
    public var words: String
    /// A value of the `nation` slot; `nil` for all nations.
    public var nation: String?

    public init(words: String = "", nation: String? = nil) {
        self.words = words
        self.nation = nation
    }

    public init(_ fields: Fields) throws(FieldError) {
        words = try fields.optionalString("words") ?? ""
        nation = try fields.optionalString("nation")
    }

    public func write(to writer: inout JSONWriter) {
        writer.fieldUnlessEmpty("words", words)
        if let nation { writer.field("nation", nation) }
    }
}

/// The result of `referrals`, the best fit first.
public struct ReferralList: Message {
    public var referrals: [ReferralPage]

    public init(referrals: [ReferralPage]) { self.referrals = referrals }

    public init(_ fields: Fields) throws(FieldError) {
        referrals = try fields.list("referrals", of: ReferralPage.self)
    }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("referrals", referrals)
    }
}

/// A service with everything the directory holds for callers.
public struct ReferralPage: Message {
    public var brief: ReferralBrief
    public var whatFor: String
    public var whoFor: String
    public var cost: String
    /// Values of the `nation` slot where it can be used.
    public var nations: [String]
    /// The region in the directory's own words.
    public var region: String
    /// routine, urgent or emergency.
    public var urgency: String
    /// ISO date of the last look.
    public var checked: String

    public init(
        brief: ReferralBrief, whatFor: String = "", whoFor: String = "", cost: String = "", nations: [String] = [],
        region: String = "", urgency: String = "routine", checked: String = ""
    ) {
        self.brief = brief
        self.whatFor = whatFor
        self.whoFor = whoFor
        self.cost = cost
        self.nations = nations
        self.region = region
        self.urgency = urgency
        self.checked = checked
    }

    public init(_ fields: Fields) throws(FieldError) {
        brief = try ReferralBrief(fields)
        whatFor = try fields.string("what_for")
        whoFor = try fields.string("who_for")
        cost = try fields.string("cost")
        nations = try fields.strings("nations")
        region = try fields.string("region")
        urgency = try fields.string("urgency")
        checked = try fields.string("checked")
    }

    public func write(to writer: inout JSONWriter) {
        brief.write(to: &writer)
        writer.field("what_for", whatFor)
        writer.field("who_for", whoFor)
        writer.field("cost", cost)
        writer.strings("nations", nations)
        writer.field("region", region)
        writer.field("urgency", urgency)
        writer.field("checked", checked)
    }
}
