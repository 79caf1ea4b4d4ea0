import Wire

/// What an answer rests on, numbered as the notes in its text are.
enum SourceLines {
    /// Every source whole.
    static func add(_ sources: [SourceBrief], to page: inout Page) {
        for (index, source) in sources.enumerated() {
            page.item(text(of: source), mark: "[\(index + 1)] ", .quiet)
        }
    }

    /// Title, publisher, year, strength where it is known, address.
    static func text(of source: SourceBrief) -> String {
        let origin = [source.publisher == source.title ? "" : source.publisher, source.year]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        return [sentence(source.title), sentence(origin), sentence(strength(of: source)), source.url]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// One line that names them, for a screen where the answer matters more.
    static func addShort(_ sources: [SourceBrief], to page: inout Page) {
        let names = sources.enumerated().map { index, source in
            let name = source.publisher.isEmpty ? source.title : source.publisher
            return "[\(index + 1)] \(name)" + (source.year.isEmpty ? "" : " \(source.year)")
                + (source.strengths.isEmpty ? "" : " (\(strengths(of: source)))")
        }
        page.paragraph("Sources: \(names.joined(separator: "; ")). More: \(ChatCommand.sources.word)", .quiet)
    }

    /// How strong the evidence is, in words; empty where it is not told.
    private static func strength(of source: SourceBrief) -> String {
        source.strengths.isEmpty ? "" : "Evidence: \(strengths(of: source))"
    }

    private static func strengths(of source: SourceBrief) -> String {
        source.strengths.map { String($0.map { $0 == "-" ? " " : $0 }) }.joined(separator: ", ")
    }

    private static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".?!".contains(last) ? text : text + "."
    }
}
