import Foundation

/// The files a new topic begins with: the topic itself, with every key explained, and a test of it.
public struct NewTopic: Sendable {
    /// Why none is begun.
    public enum Refusal: Error, Equatable, CustomStringConvertible {
        case badID(String)
        case unknownSection(String)
        case exists(String)
        case unwritable(String)

        public var description: String {
            switch self {
            case .badID(let id): "\(id) is no id: use small letters, digits and single hyphens"
            case .unknownSection(let name): "\(name) is no section: \(FileKind.sections.joined(separator: ", "))"
            case .exists(let path): "\(path) is there already"
            case .unwritable(let path): "\(path) cannot be written; look at its folder and its permissions"
            }
        }
    }

    /// The files, by their paths relative to the dialogues, in the order they are written.
    public let files: [(path: String, text: String)]

    /// - Parameters:
    ///   - title: a short noun phrase; `nil` for one made of the id.
    ///   - today: the ISO date that stands as the day of checking.
    public init(_ id: String, section: String, title: String?, today: String) throws(Refusal) {
        guard KebabCase.isID(id) else { throw .badID(id) }
        guard FileKind.sections.contains(section) else { throw .unknownSection(section) }
        let title = (title ?? id.replacing("-", with: " ")).replacing("\"", with: "'")
        let capital = title.prefix(1).uppercased() + title.dropFirst()
        files = [
            ("topics/\(section)/\(id).yaml", Self.topic(id, capital, today)), ("tests/\(id).yaml", Self.test(id)),
        ]
    }

    /// Writes the files; none where one of them, or a topic of this id elsewhere, is there already, or where one cannot be
    /// written.
    public func write(to root: String, sections: [String] = FileKind.sections) throws(Refusal) {
        let name = files[0].path.split(separator: "/").last.map(String.init) ?? ""
        let rivals = sections.map { "topics/\($0)/\(name)" } + ["urgent/\(name)"] + files.map(\.path)
        for path in rivals where FileManager.default.fileExists(atPath: root + "/" + path) { throw .exists(path) }
        var written: [URL] = []
        for file in files {
            let url = URL(filePath: root + "/" + file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
                written.append(url)
            } catch {
                // A file that came into being just now is another's; one that was begun is ours.
                if (error as? CocoaError)?.code != .fileWriteFileExists { written.append(url) }
                for url in written { try? FileManager.default.removeItem(at: url) }
                throw .unwritable(file.path)
            }
        }
    }

    /// What is to be written is empty: `paoc check` names each until it is filled.
    private static func topic(_ id: String, _ title: String, _ today: String) -> String {
        let due = ISODate.date(today, plusDays: 365)
        return """
            # yaml-language-server: $schema=../../schema/topic.json
            id: \(id)
            title: "\(title)"
            # As menus show it: at most 60 characters, as she would ask it.
            question: ""
            # How people put it, many and varied: short and long, with spelling mistakes, of a partner, a nurse, in despair.
            asks: []
            answer:
              # One or two sentences, true on their own. A claim ends with its source and fact: [^source]{F-fact}
              short: ""
              # The whole answer: paragraphs of at most three sentences, lists with -, **strong** words.
              # full: |
              # Follow-ups, each with its own asks:
              # details:
              #   how-long: {label: "How long does it last?", asks: ["how long"], text: "…"}
            # What to offer next.
            next: []
            # Services to turn to, best first: the ids in referrals.yaml.
            refer: []
            review: {checked: \(today), due: \(due), by: ""}

            """
    }

    private static func test(_ id: String) -> String {
        """
        # yaml-language-server: $schema=../schema/tests.json
        # What somebody says, and what must come of it: in words that are not among the asks.
        - id: \(id)-1
          turns:
            - {user: "", expect: [\(id)]}

        """
    }
}
