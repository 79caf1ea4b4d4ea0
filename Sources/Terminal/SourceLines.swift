import Wire

/// What an answer rests on, numbered as the notes in its text are.
enum SourceLines {
    /// Every source whole: title, publisher, year, address.
    static func add(_ sources: [SourceBrief], to page: inout Page) {
        for (index, source) in sources.enumerated() {
            let origin = [source.publisher == source.title ? "" : source.publisher, source.year]
                .filter { !$0.isEmpty }.joined(separator: ", ")
            let parts = [sentence(source.title), sentence(origin), source.url].filter { !$0.isEmpty }
            page.item(parts.joined(separator: " "), mark: "[\(index + 1)] ", .quiet)
        }
    }

    /// One line that names them, for a screen where the answer matters more.
    static func addShort(_ sources: [SourceBrief], to page: inout Page) {
        let names = sources.enumerated().map { index, source in
            let name = source.publisher.isEmpty ? source.title : source.publisher
            return "[\(index + 1)] \(name)" + (source.year.isEmpty ? "" : " \(source.year)")
        }
        page.paragraph("Sources: \(names.joined(separator: "; ")). More: \(ChatCommand.sources.word)", .quiet)
    }

    private static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".?!".contains(last) ? text : text + "."
    }
}
