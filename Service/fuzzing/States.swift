import Glibc

@testable import Conversation

/// States: whatever comes in the place of one gives a reply, and its state is one of ours.
enum States {
    @Sendable static func take(_ bytes: [UInt8]) {
        answered("yes", String(decoding: bytes, as: UTF8.self))
        // What a forger could do at most: any bytes in the right coat, with the right sum.
        let forged = sealed(bytes)
        for text in ["2", "tell me more", ""] { answered(text, forged) }
    }

    private static func answered(_ text: String, _ state: String) {
        let reply = engine.reply(to: text, state: state)
        hold(reply.state.utf8.count <= 512, "a state has 512 bytes at most")
        hold(StateCodec(playbook: engine.playbook).decode(reply.state) != nil, "a state we gave is known")
    }

    private static func sealed(_ bytes: [UInt8]) -> String {
        let sum = IdHash.of(bytes)
        let sealed = bytes + (0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt32(8 * $0)) }
        return "\(StateCodec.mark)" + sealed.withUnsafeBufferPointer { Base64URL.encode($0) }
    }

    /// Writes the first corpus: the bytes of states along a talk, without their sums.
    static func writeSeeds(to path: String) {
        var state: String?
        let talk = [
            "how often should I water my plot", "it is under glass", "menu", "3", "my shed is on fire",
            "surely it can wait", "can I keep hens and how much is half a plot", "thank you",
        ]
        for (number, text) in talk.enumerated() {
            state = engine.reply(to: text, state: state).state
            let letters = Array((state ?? "").utf8.dropFirst(StateCodec.mark.utf8CodeUnitCount))
            let bytes = letters.withUnsafeBufferPointer { Base64URL.decode($0) { Array($0) } } ?? []
            writeFile(Array(bytes.dropLast(4)), to: "\(path)-\(number)")
        }
    }
}
