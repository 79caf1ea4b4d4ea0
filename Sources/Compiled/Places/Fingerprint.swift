import Playbook
import Understanding

/// The name of a playbook: a hash over every input byte and the versions of format and learner.
///
/// Anyone with the folder can work it out without reading YAML, and so find the compiled playbook that is current.
public enum Fingerprint {
    /// Longer files are refused: forty times the longest one shipped.
    public static let maximumFileLength = 8 << 20

    /// The fingerprint of dialogues as they are now.
    public static func of(_ dialogues: Dialogues) throws(CompiledError) -> String {
        var hash = begin()
        for (number, folder) in dialogues.walkInputs().enumerated() {
            if let problem = folder.problems.first {
                throw .dialogues(path: folder.root + "/" + problem.path, why: problem.why)
            }
            for file in folder.files where DialoguesFolder.isInput(file.path) {
                add(file.path, layer: number, try folder.read(file.path, limit: maximumFileLength), to: &hash)
            }
        }
        return end(hash)
    }

    /// A fingerprint over files already read, in the order of layers and of paths.
    public static func of(_ files: [(layer: Int, path: String, bytes: [UInt8])]) -> String {
        var hash = begin()
        for file in files { add(file.path, layer: file.layer, file.bytes, to: &hash) }
        return end(hash)
    }

    private static func begin() -> SHA256 {
        var hash = SHA256()
        hash.update(Array("pao playbook, format \(PlaybookFormat.version), learner \(RankingModel.version)\n".utf8))
        return hash
    }

    /// The lengths part the files from each other: no two folders give the same stream of bytes.
    private static func add(_ path: String, layer: Int, _ bytes: [UInt8], to hash: inout SHA256) {
        hash.update(Array("\(layer) \(path.utf8.count) \(path) \(bytes.count)\n".utf8))
        hash.update(bytes)
    }

    private static func end(_ hash: SHA256) -> String { hexadecimal(hash.finish()) }
}

/// A cheap mark of the inputs (paths, sizes, times of change), to see once a second whether anything changed.
public struct InputStamp: Sendable, Equatable {
    private let value: UInt64

    /// The mark of dialogues as they are now. Unreadable files have their part in it.
    public init(of dialogues: Dialogues) {
        var value: UInt64 = 0
        for folder in dialogues.walkInputs() {
            for file in folder.files where DialoguesFolder.isInput(file.path) {
                let line = "\(file.path) \(file.size) \(file.changed)\n"
                value = Checksum.of(Array(line.utf8)[...], seed: value)
            }
            for problem in folder.problems {
                value = Checksum.of(Array("\(problem.path) \(problem.why)\n".utf8)[...], seed: value)
            }
        }
        self.value = value
    }
}
