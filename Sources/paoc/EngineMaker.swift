import Authoring
import Compiled
import Conversation
import Understanding

/// The dialogue engine over dialogues that were just read, without a daemon.
enum EngineMaker {
    /// Takes the compiled playbook that is current, or learns and keeps it for the next time.
    /// - Parameter layers: what is left out of the ranking; such an engine is never kept.
    static func engine(of authored: Authored, in dialogues: Dialogues, without layers: [Layer] = []) throws -> Engine {
        var compiled = layers.isEmpty ? PlaybookStore.read(authored.fingerprint, dialogues: dialogues) : nil
        if compiled == nil {
            Output.complain("paoc: learning from \(authored.figures.asks) asks; this takes a while")
            var changed = authored
            changed.playbook = authored.playbook.without(layers)
            let learnt = changed.compiled()
            // A full disk or a folder that cannot be written to costs time the next time, and nothing else.
            if layers.isEmpty { _ = try? PlaybookStore.keep(learnt) }
            compiled = learnt
        }
        guard let compiled, let understander = try? Understander(playbook: compiled.playbook, model: compiled.model)
        else {
            Output.complain("paoc: what was learnt does not fit the playbook")
            throw ExitStatus.fault
        }
        return Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint)
    }
}
