import Foundation
import Testing
import Wire

/// The man pages and the shell completions say what the programs do.
@Suite("Manuals")
struct ManualTests {
    private static let service = Programs.root.appending(path: "Service")
    private static let pages = ["pao": "pao.1", "paod": "paod.8", "paoc": "paoc.1"]

    /// A page's text as it is read, without the marks of the format.
    private func page(_ name: String) throws -> String {
        try String(contentsOf: Self.service.appending(path: "man/\(name)"), encoding: .utf8)
            .replacing("\\-", with: "-")
    }

    /// What a program says when it is asked for something.
    private func answer(of program: String, to arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = Programs.products.appending(path: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }

    /// The parser's own description of a command and of those below it.
    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var names: [Name]?
        }
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?

        var options: Set<String> {
            let own = (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--\($0.name)" }
            return (subcommands ?? []).reduce(into: Set(own)) { $0.formUnion($1.options) }
        }
    }

    private struct Described: Decodable { var command: Command }

    @Test("every option and command has its place in the man page, and no other has", arguments: pages.keys.sorted())
    func options(program: String) throws {
        let described = try JSONDecoder().decode(
            Described.self, from: Data(answer(of: program, to: "--experimental-dump-help").utf8))
        let page = try page(Self.pages[program]!)
        let options = described.command.options
        #expect(!options.isEmpty)
        let written = Set(page.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
        #expect(written == options, "Service/man/\(Self.pages[program]!)")
        // The parser gives every program a help command, those with one task too.
        for command in described.command.subcommands ?? [] where command.commandName != "help" {
            #expect(page.contains(".B \(command.commandName)\n"), "Service/man lacks \(program) \(command.commandName)")
        }
    }

    @Test("exit statuses, methods and kinds of errors are all told of")
    func tables() throws {
        let pao = try page("pao.1")
        let help = try answer(of: "pao", to: "help", "exit-codes")
        for status in ExitStatus.allCases {
            #expect(pao.contains(".B \(status.rawValue)\n"))
            #expect(help.contains("\(status.rawValue)  "))
        }
        let contract = try page("pao-protocol.7") + answer(of: "pao", to: "help", "protocol")
        for method in Method.allCases { #expect(contract.ranges(of: method.rawValue).count >= 2) }
        for kind in ErrorKind.allCases { #expect(contract.ranges(of: kind.rawValue).count >= 2) }
    }

    @Test("every variable of the client's is told of")
    func variables() throws {
        let told = try page("pao.1")
        let help = try answer(of: "pao", to: "help", "environment")
        var read: Set<String> = []
        for folder in ["Client", "Terminal", "pao"] {
            let files = FileManager.default.enumerator(atPath: Programs.root.path + "/Sources/\(folder)")
            for file in files?.compactMap({ $0 as? String }) ?? [] where file.hasSuffix(".swift") {
                let text = try String(
                    contentsOfFile: Programs.root.path + "/Sources/\(folder)/\(file)", encoding: .utf8)
                read.formUnion(text.matches(of: /"(PAO_[A-Z]+|NO_COLOR|FORCE_HYPERLINK)"/).map { String($0.output.1) })
            }
        }
        #expect(read.count >= 7)
        for name in read {
            #expect(told.contains(name), "Service/man/pao.1 lacks \(name)")
            #expect(help.contains(name), "pao help environment lacks \(name)")
        }
    }

    @Test("the chat's commands are in the man page")
    func commands() throws {
        let page = try page("pao.1")
        let file = Programs.root.path + "/Sources/Terminal/Chat/ChatCommand.swift"
        let cases = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            .first { $0.hasPrefix("    case help") }
        let names = try #require(cases).dropFirst("    case ".count).split(separator: ", ")
        #expect(names.count > 10)
        for name in names { #expect(page.contains("/\(name)"), "Service/man/pao.1 lacks /\(name)") }
    }

    @Test("pages are well formed", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff")))
    func wellFormed() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.service.path + "/man") {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/groff")
            process.arguments = ["-man", "-Tascii", "-ww", "-z", Self.service.path + "/man/\(name)"]
            let complaints = Pipe()
            process.standardError = complaints
            try process.run()
            let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(said.isEmpty, "\(name): \(String(decoding: said, as: UTF8.self))")
        }
    }

    @Test("completions are those the programs give; Service/completions writes them", arguments: pages.keys.sorted())
    func completions(program: String) throws {
        for (shell, file) in [("bash", "\(program).bash"), ("zsh", "_\(program)"), ("fish", "\(program).fish")] {
            let kept = try String(contentsOf: Self.service.appending(path: "shell/\(file)"), encoding: .utf8)
            #expect(try answer(of: program, to: "--generate-completion-script", shell) == kept, "Service/shell/\(file)")
        }
    }
}
