/// Text as the daemon sends it where it sends no blocks: paragraphs parted by blank lines, list items after `- `.
enum TextLines {
    static func add(_ text: String, to page: inout Page) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                page.gap()
            } else if line.hasPrefix("- ") {
                page.item(String(line.dropFirst(2)), mark: "- ")
            } else {
                page.paragraph(String(line))
            }
        }
    }
}
