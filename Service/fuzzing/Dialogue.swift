import Authoring
import Compiled
import Glibc

/// The YAML loader: any bytes in any kind of file become a playbook or findings. The first byte says which file.
enum Dialogue {
    private static let files = [
        "helper.yaml", "topics/help/a.yaml", "urgent/a.yaml", "concepts/a.yaml", "facts/a.yaml", "referrals.yaml",
        "sources.yaml", "situations.yaml", "tests/a.yaml",
    ]

    /// A folder in memory, of this process alone.
    private static let folder: String = {
        let folder = (variable("PAO_FUZZ_FOLDER") ?? "/dev/shm") + "/pao-fuzz-\(getpid())"
        for name in ["", "/topics", "/topics/help", "/urgent", "/concepts", "/facts", "/tests"] {
            mkdir(folder + name, 0o700)
        }
        return folder
    }()

    @Sendable static func take(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let path = folder + "/" + files[Int(first) % files.count]
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        hold(write(file, Array(bytes.dropFirst()), bytes.count - 1) == bytes.count - 1, "the file is written")
        close(file)
        let authored = Authored(reading: Dialogues(at: folder), today: "2026-11-28")
        for finding in authored.findings { hold(finding.line >= 0, "a finding has a place") }
        hold(authored.fingerprint.utf8.count == 64, "a fingerprint has 64 digits")
        unlink(path)
    }
}
