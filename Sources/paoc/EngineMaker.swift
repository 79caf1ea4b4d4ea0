import Authoring
import Conversation
import Understanding

/// The dialogue engine over dialogues that were just read, without a daemon.
enum EngineMaker {
    static func engine(of authored: Authored) throws -> Engine {
        let compiled = authored.compiled()
        guard let understander = try? Understander(playbook: compiled.playbook, model: compiled.model) else {
            Output.complain("paoc: what was learnt does not fit the playbook")
            throw ExitStatus.fault
        }
        return Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint)
    }
}
