import Foundation

/// Small dialogues: `helper.yaml` of the shipped ones without its requirements, the directory that confirms its phone
/// numbers, and two topics.
enum SmallDialogues {
    static func make() throws -> URL {
        let folder = URL(filePath: "/tmp/pao-e2e-dialogues-\(UUID().uuidString.prefix(8))")
        let topics = folder.appending(path: "topics/help")
        try FileManager.default.createDirectory(at: topics, withIntermediateDirectories: true)
        let shipped = try String(contentsOf: Programs.root.appending(path: "Dialogues/helper.yaml"), encoding: .utf8)
        var isLeftOut = false
        let helper = shipped.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
            // What names the shipped topics and concepts; each such key ends with a blank line.
            if ["menus:", "guide:", "cite:", "signposts:"].contains(where: line.hasPrefix) { isLeftOut = true }
            if line.isEmpty { isLeftOut = false }
            if isLeftOut { return nil }
            if line.hasPrefix("require:") { return "require: []" }
            if line.hasPrefix("menu:") { return "menu: [tea, trains]" }
            return String(line)
        }
        try helper.joined(separator: "\n").write(
            to: folder.appending(path: "helper.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(
            at: Programs.root.appending(path: "Dialogues/referrals.yaml"), to: folder.appending(path: "referrals.yaml"))
        try topic(
            "tea", asks: ["how long does tea brew", "tea leaves", "a pot of tea", "is green tea weaker"],
            answer: "Tea brews for four minutes.", in: topics)
        try topic(
            "trains",
            asks: ["when does the train leave", "railway times", "is the train late", "platform for the express"],
            answer: "The train leaves at noon.", in: topics)
        return folder
    }

    static func topic(_ id: String, asks: [String], answer: String, in folder: URL) throws {
        let text = """
            id: \(id)
            title: \(id.capitalized)
            question: What about \(id)?
            asks:
            \(asks.map { "  - \($0)" }.joined(separator: "\n"))
            answer:
              short: "\(answer)"

            """
        try text.write(to: folder.appending(path: "\(id).yaml"), atomically: true, encoding: .utf8)
    }
}
