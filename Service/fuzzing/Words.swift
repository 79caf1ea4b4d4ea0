import Compiled
import Conversation
import Understanding

/// The engine of the playbook that $PAO_FUZZ_PLAYBOOK names: a small one, for the shipped one takes milliseconds for each
/// turn under the sanitizer, and an input is worth little that is one of a few in a second.
let engine: Engine = {
    guard let path = variable("PAO_FUZZ_PLAYBOOK"), let compiled = try? CompiledPlaybook.read(path),
        let understander = try? Understander(playbook: compiled.playbook, model: compiled.model)
    else { fatalError("PAO_FUZZ_PLAYBOOK must name a compiled playbook") }
    return Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint)
}()

/// The text pipeline: any words, valid UTF-8 or not, get a reply, and the same words in the same state get the same one.
enum Words {
    @Sendable static func take(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(3)
        var state: String?
        for (number, line) in lines.enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            let reply = engine.reply(to: text, state: state)
            hold(reply.state.utf8.count <= 512, "a state has 512 bytes at most")
            if number == lines.count - 1 {
                hold(engine.reply(to: text, state: state).state == reply.state, "the same words, the same reply")
            }
            state = reply.state
        }
    }
}
