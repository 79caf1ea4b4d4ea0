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
        var state: String?
        for line in bytes.split(separator: 0x0A).prefix(4) {
            let text = String(decoding: line, as: UTF8.self)
            let reply = engine.reply(to: text, state: state)
            hold(reply.state.utf8.count <= 512, "a state has 512 bytes at most")
            hold(engine.reply(to: text, state: state).state == reply.state, "the same words, the same reply")
            state = reply.state
        }
    }
}

/// States: whatever comes in the place of one gives a reply, and its state is one of ours.
enum States {
    @Sendable static func take(_ bytes: [UInt8]) {
        let made = String(decoding: bytes, as: UTF8.self)
        for text in ["tell me more", "2", "yes"] {
            let reply = engine.reply(to: text, state: made)
            hold(!engine.reply(to: text, state: reply.state).isFresh, "a state we gave is known")
        }
        // What a forger could do at most: any bytes in the right coat.
        let coat = engine.reply(to: "2", state: "2." + base64(bytes))
        hold(coat.state.utf8.count <= 512, "a state has 512 bytes at most")
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
        var text = String.UnicodeScalarView()
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(digits[Int(bits >> count & 63)])
            }
        }
        if count > 0 { text.append(digits[Int(bits << (6 - count) & 63)]) }
        return String(text)
    }
}
