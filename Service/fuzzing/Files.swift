import Conversation
import Glibc
import Understanding

@testable import Compiled

/// Compiled playbooks: any bytes are read or refused. The checksum is mended first, so that what lies behind it is tried;
/// what is read is also served from.
enum Files {
    @Sendable static func take(_ bytes: [UInt8]) {
        _ = try? CompiledPlaybook(decoding: bytes)
        guard bytes.count > 248 else { return }
        var mended = bytes
        mended.replaceSubrange(0..<24, with: head)
        withUnsafeBytes(of: UInt64(mended.count).littleEndian) { mended.replaceSubrange(16..<24, with: $0) }
        PlaybookFormat.seal(&mended)
        guard let read = try? CompiledPlaybook(decoding: mended),
            let understander = try? Understander(playbook: read.playbook, model: read.model)
        else { return }
        let engine = Engine(playbook: read.playbook, understander: understander, fingerprint: read.fingerprint)
        let reply = engine.reply(to: "will my bones heal", state: nil)
        _ = engine.reply(to: "", state: reply.state)
    }

    /// Magic and versions as this program writes them.
    private static let head = Array(Samples.compiled.encoded().prefix(24))

    /// Writes the first corpus: the sample that the format's own tests use.
    static func writeSeed(to path: String) { writeFile(Samples.compiled.encoded(), to: path) }
}

/// Writes a file of a corpus.
func writeFile(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    hold(write(file, bytes, bytes.count) == bytes.count, "the seed is written")
    close(file)
}

/// Before the first input: the corpora of `compiled` and `state` are made, not kept, for they change with their formats;
/// and the engine that text and states go to is loaded, for an input's time is limited.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    let name = variable("PAO_FUZZ_TARGET") ?? ""
    if ["text", "state"].contains(name) { _ = engine }
    if let path = variable("PAO_FUZZ_SEED") {
        name == "state" ? States.writeSeeds(to: path) : Files.writeSeed(to: path)
    }
    return 0
}
