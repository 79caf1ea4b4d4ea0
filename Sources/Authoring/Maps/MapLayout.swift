import Playbook

/// Where each topic stands on a map of all of them: a block for each section, blocks in rows like shelves.
struct MapLayout {
    /// Of a topic, in inches.
    static let width = 3.8
    static let height = 0.75

    /// By the topic's id, as `x,y` in inches.
    private(set) var places: [String: String] = [:]
    /// Above each block.
    private(set) var headings: [(name: String, place: String)] = []

    private static let rows = 5
    private static let columnsOfShelf = 8
    private static let columnStep = 4.5
    private static let rowStep = 1.05
    private static let shelfStep = 7.0

    init(_ topics: [Topic]) {
        let sections = Dictionary(grouping: topics, by: \.section)
        var column = 0
        var shelf = 0
        for name in ["urgent"] + FileKind.sections {
            guard let members = sections[name] else { continue }
            let columns = (members.count + Self.rows - 1) / Self.rows
            if column > 0, column + columns > Self.columnsOfShelf {
                column = 0
                shelf += 1
            }
            headings.append((name, Self.place(column, 0, shelf)))
            for (number, topic) in members.enumerated() {
                places[topic.id] = Self.place(column + number / Self.rows, number % Self.rows + 1, shelf)
            }
            column += columns
        }
    }

    private static func place(_ column: Int, _ row: Int, _ shelf: Int) -> String {
        "\(Double(column) * columnStep),\(-Double(shelf) * shelfStep - Double(row) * rowStep)"
    }
}
