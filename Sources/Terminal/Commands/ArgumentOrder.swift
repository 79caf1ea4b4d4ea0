/// Puts the words of a command line in the order the parser understands, so that options may stand
/// before or after the command's name, and so that what a person asks may begin with anything: in
/// `pao ask "-2.9 is that bad"` nothing is an option.
public enum ArgumentOrder {
    /// Commands whose words are a person's own, with the options of theirs that take a value.
    private static let textCommands = [
        "ask": ["--state"], "find": [], "refer": [], "explain": ["--topic"],
    ]
    private static let flags: Set = ["--json", "--plain", "--staff", "--help", "-h"]
    private static let valued: Set = ["--socket", "--color"]

    /// - Parameters:
    ///   - arguments: those of the process, without its name.
    ///   - standard: the command where none is named.
    public static func arranged(_ arguments: [String], standard: String) -> [String] {
        var rest = arguments[...]
        var leading: [String] = []
        while let option = takeOption(from: &rest, valued: valued, flags: flags.subtracting(["--help", "-h"])) {
            leading += option
        }
        guard let command = rest.popFirst() else { return [standard] + leading }
        guard !command.hasPrefix("-") else { return leading + [command] + rest }
        guard let own = textCommands[command] else { return [command] + leading + rest }
        return [command] + leading + withTextLast(rest, valued: valued.union(own))
    }

    private static func withTextLast(_ arguments: ArraySlice<String>, valued: Set<String>) -> [String] {
        var rest = arguments
        var options: [String] = []
        var text: [String] = []
        while !rest.isEmpty {
            if rest.first == "--" {
                text += rest.dropFirst()
                break
            }
            if let option = takeOption(from: &rest, valued: valued, flags: flags) {
                options += option
            } else {
                let word = rest.removeFirst()
                if isMistypedOption(word) { options.append(word) } else { text.append(word) }
            }
        }
        return options + ["--"] + text
    }

    private static func takeOption(
        from rest: inout ArraySlice<String>, valued: Set<String>, flags: Set<String>
    ) -> [String]? {
        guard let word = rest.first else { return nil }
        if flags.contains(word) || valued.contains(where: { word.hasPrefix($0 + "=") }) { return [rest.removeFirst()] }
        guard valued.contains(word) else { return nil }
        defer { rest = rest.dropFirst(2) }
        return Array(rest.prefix(2))
    }

    /// One word that looks like nothing but an option, such as `--jsno`: asked as a question it would hide the mistake.
    private static func isMistypedOption(_ word: String) -> Bool {
        guard word.hasPrefix("--"), word.utf8.count > 2 else { return false }
        return word.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "=") }
            .allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-") }
    }
}
