import ArgumentParser
import Authoring
import Compiled

/// `paoc compile`
struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Learn from the dialogues and write the compiled playbook that paod loads.",
        discussion: """
            Prints the path of the file and its fingerprint. What was learned from these very dialogues before, and is \
            still kept, is not learned again, unless --output is given. Ends with 65 where the dialogues have errors.
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Write to this file or folder instead of the cache.", valueName: "file"))
    var output: String?

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        let authored = Authored(reading: dialogues)
        for finding in authored.findings { Output.complain(finding.description) }
        guard authored.isUsable else { throw ExitStatus.badContent }
        let known = output == nil ? PlaybookStore.read(authored.fingerprint, dialogues: dialogues) : nil
        let compiled = known ?? authored.compiled()
        do {
            let path = try output.map { try PlaybookStore.write(compiled, to: $0) } ?? PlaybookStore.keep(compiled)
            Output.say("\(path) \(compiled.fingerprint)")
        } catch let error as CompiledError {
            Output.complain("paoc: \(error.description)")
            throw ExitStatus.input
        }
    }
}
