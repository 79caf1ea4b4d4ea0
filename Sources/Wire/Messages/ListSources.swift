/// What the playbook's claims rest on.
public struct ListSources: Call {
    public typealias Outcome = SourceList
    public static let method = Method.sources

    public init() {}

    public init(_ fields: Fields) throws(FieldError) {}

    public func write(to writer: inout JSONWriter) {}
}

/// The result of `sources`, in the order of the ids.
public struct SourceList: Message {
    public var sources: [SourcePage]

    public init(sources: [SourcePage]) { self.sources = sources }

    public init(_ fields: Fields) throws(FieldError) { sources = try fields.list("sources", of: SourcePage.self) }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("sources", sources)
    }
}

/// A source in full.
public struct SourcePage: Message {
    public var brief: SourceBrief
    public var authors: String
    public var doi: String
    /// charity-page, nhs-page, guideline, review, cohort …
    public var kind: String

    public init(brief: SourceBrief, authors: String = "", doi: String = "", kind: String = "") {
        self.brief = brief
        self.authors = authors
        self.doi = doi
        self.kind = kind
    }

    public init(_ fields: Fields) throws(FieldError) {
        brief = try SourceBrief(fields)
        authors = try fields.string("authors")
        doi = try fields.string("doi")
        kind = try fields.string("kind")
    }

    public func write(to writer: inout JSONWriter) {
        brief.write(to: &writer)
        writer.field("authors", authors)
        writer.field("doi", doi)
        writer.field("kind", kind)
    }
}
