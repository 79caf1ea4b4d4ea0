import Glibc
import Understanding

/// Remembers the fingerprint of dialogues that have not changed since it was worked out: hashing megabytes would take most
/// of a daemon's start.
///
/// They are the same where no file's size, times or record changed, as Git and Make have it. What changed within the last
/// seconds is not remembered, for a tick of the clock may hide a second change.
public enum KnownInputs {
    private static let settled: Int64 = 2_000_000_000
    private static let suffix = ".inputs"

    /// The fingerprint of dialogues, remembered or worked out; then it is remembered where there is a place for it.
    public static func fingerprint(of dialogues: Dialogues) throws(CompiledError) -> String {
        try fingerprint(of: dialogues, caches: PlaybookStore.caches())
    }

    static func fingerprint(of dialogues: Dialogues, caches: [String]) throws(CompiledError) -> String {
        let before = Mark(dialogues)
        let places = caches.map { $0 + "/" + name(of: dialogues) + suffix }
        for place in places {
            if let bytes = try? TrustedFile.read(place, limit: 1 << 12), let known = before.fingerprint(in: bytes) {
                return known
            }
        }
        let fingerprint = try Fingerprint.of(dialogues)
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        guard before.newest + settled < now.nanoseconds, Mark(dialogues) == before else { return fingerprint }
        for place in places {
            // Where the playbook lies beside the dialogues, nobody has made the folder yet.
            PlaybookStore.makeFolders(parent(of: place))
            if (try? TrustedFile.write(before.bytes(fingerprint), to: place)) != nil { break }
        }
        return fingerprint
    }

    /// By where the dialogues lie, so that two folders of them do not take turns.
    private static func name(of dialogues: Dialogues) -> String {
        var hash = SHA256()
        for layer in dialogues.layers { hash.update(Array("\(realPath(layer))\n".utf8)) }
        return hexadecimal(hash.finish())
    }

    /// What inputs look like from outside.
    private struct Mark: Equatable {
        private let value: String
        /// When the last of them changed.
        let newest: Int64

        init(_ dialogues: Dialogues) {
            var newest: Int64 = 0
            var bytes: [UInt8] = []
            func put(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
            func put(_ text: String) {
                put(text.utf8.count)
                bytes += text.utf8
            }
            put(PlaybookFormat.version)
            put(RankingModel.version)
            for folder in dialogues.walkInputs() {
                for file in folder.files where DialoguesFolder.isInput(file.path) {
                    let record = file.record
                    newest = max(newest, file.changed, record.changed)
                    put(file.path)
                    put(file.size)
                    put(file.changed)
                    put(record.changed)
                    put(record.number)
                    put(record.device)
                }
                for problem in folder.problems {
                    put(problem.path)
                    put(problem.why)
                }
            }
            var hash = SHA256()
            hash.update(bytes)
            value = hexadecimal(hash.finish())
            self.newest = newest
        }

        func bytes(_ fingerprint: String) -> [UInt8] { Array("\(value) \(fingerprint)\n".utf8) }

        /// The fingerprint that bytes give for these very inputs.
        func fingerprint(in bytes: [UInt8]) -> String? {
            let words = bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            guard words.count == 2, words[0].elementsEqual(value.utf8), words[1].count == 64 else { return nil }
            return String(decoding: words[1], as: UTF8.self)
        }
    }
}
