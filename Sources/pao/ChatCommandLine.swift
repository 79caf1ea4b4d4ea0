import ArgumentParser
import Terminal
import Wire

struct ChatCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "A conversation, line by line; the default.",
        discussion: """
            Nothing typed is stored. PAO_HISTORY names a file to keep your lines in for recall (made with mode 0600). \
            ~/.editrc changes the keys, see editrc(5).
            """)

    @Flag(help: "The view for helpline staff: words in, the best answers with numbers and hours out.")
    var staff = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        let output = options.output
        let history = Environment.value("PAO_HISTORY")
        let status: ExitStatus
        do throws(Output.Failure) {
            status = try Chat.run(output: output, finder: options.finder(output), history: history, isStaff: staff)
        } catch { status = output.status(after: error) }
        try end(status)
    }
}
