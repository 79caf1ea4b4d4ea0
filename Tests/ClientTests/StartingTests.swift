import Glibc
import TemporaryFolders
import Testing

@testable import Client
@testable import Wire

@Suite("Starting a daemon")
final class StartingTests {
    private let folder = temporaryFolder()
    deinit { removeFolder(folder) }

    /// A shell script that stands for `paod`.
    private func script(_ text: String) -> String {
        let path = folder + "/paod"
        writeScript(text, to: path)
        return path
    }

    private func contents(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// Waits until something is at `path`.
    private static func waitForFile(_ path: String) { while access(path, F_OK) != 0 { usleep(5_000) } }

    @Test("the daemon gets its place, a session of its own and nothing that was open")
    func started() throws {
        // Other tests open files meanwhile, which are none of this one's business: only this one must not be passed on.
        let inherited = open(folder + "/inherited", O_WRONLY | O_CREAT, 0o600)
        defer { close(inherited) }
        let daemon = script(
            "echo \"$@\" > '\(folder)/arguments'; ls -l /proc/$$/fd > '\(folder)/open'; ps -o sid= -p $$ > '\(folder)/sid'; exit 3"
        )
        let surroundings = ClientSurroundings.own(in: folder, daemon: daemon)
        #expect(throws: ClientError.daemonEnded(path: daemon, status: 3)) { try surroundings.finder.connect() }
        #expect(
            contents(of: folder + "/arguments")
                == "--socket \(surroundings.places.own.path) --idle-exit 15\n")
        let open = contents(of: folder + "/open").split(separator: "\n")
        // The shell puts its output aside while it lists, so the three have other numbers.
        #expect(open.filter { $0.hasSuffix("-> /dev/null") }.count >= 3, "\(open)")
        #expect(!open.contains { $0.contains("/inherited") })
        // As numbers: the one may well stand within the other as text.
        let session = Int32(contents(of: folder + "/sid").filter(\.isNumber))
        #expect(session != nil && session != getsid(0))
    }

    @Test("a daemon whose dialogues have errors ends the call with 65 and says so")
    func badDialogues() {
        let surroundings = ClientSurroundings.own(in: folder, daemon: script("exit 65"))
        let error = #expect(throws: ClientError.self) { try surroundings.finder.connect() }
        #expect(error?.exitStatus == .badData)
        #expect(error?.message.contains("paoc check") == true)
    }

    @Test("losing the race for the place is no error: the winner answers")
    func lostRace() throws {
        let surroundings = ClientSurroundings.own(in: folder, daemon: script("exit 69"))
        mkdir(surroundings.places.ownFolder, 0o700)
        let path = surroundings.places.own.path
        inThread {
            usleep(200_000)
            _ = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        }
        var conversation = Conversation(with: Daemon(surroundings.finder))
        #expect(try conversation.say("a").text == "a/0")
    }

    @Test("a daemon that took the call and then found errors in its dialogues is not tried again")
    func errorsFoundLate() throws {
        // Each waits for the other and not for a time: whoever answers the call is there only once the process was
        // started, and hangs up only once that is about to end.
        let (started, called, ending) = (folder + "/started", folder + "/called", folder + "/ending")
        let process = script(
            "touch '\(started)'; until [ -e '\(called)' ]; do sleep 0.02; done; touch '\(ending)'; exit 65")
        let surroundings = ClientSurroundings.own(in: folder, daemon: process)
        mkdir(surroundings.places.ownFolder, 0o700)
        let path = surroundings.places.own.path
        inThread {
            Self.waitForFile(started)
            _ = ScriptedDaemon(at: path) { _, _ in
                close(creat(called, 0o600))
                Self.waitForFile(ending)
                return .hangUp
            }
        }
        let daemon = Daemon(surroundings.finder)
        let error = #expect(throws: ClientError.self) { try daemon.call(GetStatus()) }
        #expect(error?.exitStatus == .badData)
    }

    @Test("PAO_START=0 and a missing paod are told, with 69")
    func notStarted() {
        let forbidden = ClientSurroundings.own(in: folder, daemon: script("exit 0"), mayStart: false)
        let missing = ClientSurroundings.own(in: folder, daemon: nil)
        let places = forbidden.places.toConnect.map(\.path)
        #expect(throws: ClientError.noDaemon(tried: places, why: .forbidden)) { try forbidden.finder.connect() }
        let error = #expect(throws: ClientError.self) { try missing.finder.connect() }
        #expect(error?.exitStatus == .noDaemon)
    }

    @Test("a folder that others may enter, or a link, is not used", arguments: [true, false])
    func foreignFolder(isLink: Bool) throws {
        let surroundings = ClientSurroundings.own(in: folder, daemon: script("exit 0"))
        let own = surroundings.places.ownFolder
        if isLink {
            mkdir(folder + "/elsewhere", 0o700)
            symlink(folder + "/elsewhere", own)
        } else {
            mkdir(own, 0o700)
            chmod(own, 0o755)
        }
        let server = ScriptedDaemon(at: surroundings.places.own.path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        let error = #expect(throws: ClientError.self) { try surroundings.finder.connect() }
        #expect(error == .foreignFolder(path: own))
        #expect(error?.exitStatus == .notPermitted)
    }
}
