import ArgumentParser
import Authoring

/// `paoc explain-code`
struct ExplainCodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-code",
        abstract: "Say what a code of a finding means, with an example that has it and one that does not.",
        discussion: "Without a code, lists all of them.")

    @Argument(help: "A code, such as PAO0304 or unknown-id.")
    var code: String?

    func run() throws {
        guard let code else {
            for code in FindingCode.allCases.sorted(by: { $0.number < $1.number }) {
                Output.say("\(code.number) \(code.severity.rawValue) \(code.rawValue): \(code.meaning)")
            }
            return
        }
        guard let page = FindingCode(named: code).flatMap(FindingPage.of) else {
            throw ValidationError("There is no code \(code). paoc explain-code lists them.")
        }
        for line in page.lines { Output.say(line) }
    }
}
