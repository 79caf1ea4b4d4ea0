import Foundation
import Testing

/// The daemon's life, over small dialogues.
struct DaemonTests {
    private func inWorld(_ body: (Programs) throws -> Void) throws {
        let dialogues = try SmallDialogues.make()
        let world = try Programs(dialogues: dialogues)
        defer {
            world.close()
            try? FileManager.default.removeItem(at: dialogues)
        }
        try body(world)
    }

    @Test(.endsThoughItHangs)
    func callersThatRaceStartOneDaemon() throws {
        try inWorld { (world: Programs) throws in
            let racers = try (0..<4).map { _ in try world.start("pao", ["ask", "tea leaves"]) }
            for racer in racers {
                racer.process.waitUntilExit()
                let complaint = try String(contentsOf: racer.err, encoding: .utf8)
                #expect(racer.process.terminationStatus == 0, "\(complaint)")
                #expect(try String(contentsOf: racer.out, encoding: .utf8).contains("four minutes"))
            }
            // Those that lost the race have left, or are about to.
            for _ in 0..<600 where world.daemonPids.count > 1 { usleep(100_000) }
            #expect(world.daemonPids.count == 1)
        }
    }

    @Test func aNamedSocketWithNobodyThereSaysWhatToDo() throws {
        try inWorld { (world: Programs) throws in
            let outcome = try world.run("pao", ["--socket", world.folder.path + "/none.sock", "ask", "hello"])
            #expect(outcome.status == 69)
            #expect(outcome.err.contains("none.sock"))
            #expect(outcome.out.isEmpty)
        }
    }

    @Test func startingCanBeForbidden() throws {
        try inWorld { (world: Programs) throws in
            #expect(try world.run("pao", ["ask", "hello"], adding: ["PAO_START": "0"]).status == 69)
            #expect(world.daemonPids.isEmpty)
        }
    }

    @Test(.endsThoughItHangs)
    func aHalfClosedCallerGetsItsReplyEveryTime() throws {
        try inWorld { (world: Programs) throws in
            let (process, socket) = try world.daemon()
            let request = #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"tea leaves"}}"#
            for _ in 0..<20 {
                let reply = try world.run("/usr/bin/socat", ["-", "UNIX-CONNECT:\(socket)"], input: request + "\n")
                #expect(reply.out.contains("four minutes"), "\(reply.err)")
            }
            world.close(process)
        }
    }

    @Test(.endsThoughItHangs)
    func aKilledDaemonLosesNoConversation() throws {
        try inWorld { (world: Programs) throws in
            let (first, socket) = try world.daemon()
            let told = try world.run("pao", ["--socket", socket, "ask", "--json", "tea leaves"])
            kill(first.processIdentifier, SIGKILL)
            first.waitUntilExit()
            let second = try world.daemon().process
            let state = try #require(told.json["state"] as? String)
            let again = try world.run("pao", ["--socket", socket, "ask", "--json", "--state", state, "repeat"])
            #expect((again.json["text"] as? String)?.contains("four minutes") == true)
            world.close(second)
        }
    }

    /// A chat whose own daemon is killed between two turns goes on where it was.
    @Test(.endsThoughItHangs)
    func aChatOutlivesItsDaemon() throws {
        try inWorld { (world: Programs) throws in
            let typed = Pipe()
            let (chat, out, err) = try world.start("pao", ["--plain"], from: typed.fileHandleForReading)
            func transcript() throws -> String { try String(contentsOf: out, encoding: .utf8) }
            func say(_ line: String, until words: String, times: Int) throws {
                typed.fileHandleForWriting.write(Data((line + "\n").utf8))
                for _ in 0..<1200 where try transcript().components(separatedBy: words).count <= times {
                    usleep(50_000)
                }
                let said = try transcript()
                #expect(said.components(separatedBy: words).count - 1 == times, "after \(line): \(said)")
            }
            try say("tea leaves", until: "four minutes", times: 1)
            let daemon = try #require(world.daemonPids.first)
            kill(daemon, SIGKILL)
            // "Repeat" means something only to who knows what was said before.
            try say("repeat", until: "four minutes", times: 2)
            #expect(world.daemonPids.first.map { $0 != daemon } == true)
            try typed.fileHandleForWriting.close()
            chat.waitUntilExit()
            let complaint = try String(contentsOf: err, encoding: .utf8)
            #expect(chat.terminationStatus == 0, "\(complaint)")
        }
    }

    @Test(.endsThoughItHangs)
    func turnsMayGoToDaemonsInTurn() throws {
        try inWorld { (world: Programs) throws in
            let (one, first) = try world.daemon("one")
            let (two, second) = try world.daemon("two")
            func talk(_ sockets: [String]) throws -> [String] {
                var state: String?
                return try zip(["tea leaves", "railway times", "go back", "menu", "2"], sockets).map { text, socket in
                    let arguments =
                        ["--socket", socket, "ask", "--json"] + (state.map { ["--state", $0] } ?? []) + [text]
                    let reply = try world.run("pao", arguments)
                    state = reply.json["state"] as? String
                    return reply.out
                }
            }
            #expect(try talk([first, second, first, second, first]) == talk([first, first, first, first, first]))
            world.close(one, two)
        }
    }

    @Test(.endsThoughItHangs)
    func aStaleSocketIsReplacedAndALiveOneIsNotStolen() throws {
        try inWorld { (world: Programs) throws in
            let (first, socket) = try world.daemon()
            let thief = try world.run("paod", ["--socket", socket])
            #expect(thief.status != 0)
            #expect(try world.run("pao", ["--socket", socket, "status"]).status == 0)
            kill(first.processIdentifier, SIGKILL)
            first.waitUntilExit()
            let second = try world.daemon().process
            #expect(try world.run("pao", ["--socket", socket, "status"]).status == 0)
            world.close(second)
        }
    }

    @Test(.endsThoughItHangs)
    func aHangUpTakesUpChangedDialogues() throws {
        let dialogues = try SmallDialogues.make()
        let world = try Programs(dialogues: dialogues)
        let (process, socket) = try world.daemon()
        defer {
            world.close(process)
            try? FileManager.default.removeItem(at: dialogues)
        }
        try SmallDialogues.topic(
            "tea", asks: ["how long does tea brew", "tea leaves", "a pot of tea"],
            answer: "Tea brews for five minutes.",
            in: dialogues.appending(path: "topics/help"))
        kill(process.processIdentifier, SIGHUP)
        var text = ""
        for _ in 0..<200 where !text.contains("five minutes") {
            text = try world.run("pao", ["--socket", socket, "ask", "tea leaves"]).out
            usleep(50_000)
        }
        #expect(text.contains("five minutes"))
        // Broken dialogues leave the old playbook in use, and say what is wrong.
        try "id: [".write(
            to: dialogues.appending(path: "topics/help/tea.yaml"), atomically: true, encoding: .utf8)
        let reload = try world.run("pao", ["--socket", socket, "reload"])
        #expect(reload.status == 65)
        #expect((reload.out + reload.err).contains("tea.yaml:"))
        #expect(try world.run("pao", ["--socket", socket, "ask", "tea leaves"]).out.contains("five minutes"))
    }

    @Test func brokenDialoguesAreFindingsAndExit65() throws {
        try inWorld { (world: Programs) throws in
            let folder = URL(filePath: world.environment["PAO_DIALOGUES"]!)
            try "nonsense: [1, 2".write(to: folder.appending(path: "helper.yaml"), atomically: true, encoding: .utf8)
            for arguments in [["check", folder.path], ["compile", folder.path], ["ask", folder.path, "tea"]] {
                let outcome = try world.run("paoc", arguments)
                #expect(outcome.status == 65, "paoc \(arguments[0])")
                #expect((outcome.out + outcome.err).contains("helper.yaml:1:"))
            }
            #expect(try world.run("paod", ["--socket", world.folder.path + "/x.sock"]).status == 65)
        }
    }

    @Test func aClosedPipeIsAQuietEnd() throws {
        try inWorld { (world: Programs) throws in
            let pao = Programs.products.appending(path: "pao").path
            let outcome = try world.run("/bin/bash", ["-c", "'\(pao)' topics | true; echo ${PIPESTATUS[0]}"])
            #expect(["0", "141"].contains(outcome.lines.last ?? ""), "\(outcome.out)")
            #expect(outcome.err.isEmpty)
        }
    }
}
