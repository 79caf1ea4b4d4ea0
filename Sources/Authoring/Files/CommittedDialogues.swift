import Compiled
import Foundation

/// Dialogues as they stood at a commit of git.
public enum CommittedDialogues {
    /// Why there are none.
    public enum Failure: Error, CustomStringConvertible {
        case missing(String)
        case notFound(String, String)

        public var description: String {
            switch self {
            case .missing(let program): "\(program) is not installed; without it, name a folder instead of a commit"
            case .notFound(let name, let why):
                "\(name) is neither a folder nor a commit that holds the dialogues: \(why)"
            }
        }
    }

    /// Reads them.
    /// - Parameters:
    ///   - commit: what git takes for a commit, such as `HEAD~1` or a tag.
    ///   - path: where the dialogues stand in the working tree.
    public static func read(_ commit: String, path: String) throws -> Authored {
        guard let git = InstalledProgram("git") else { throw Failure.missing("git") }
        guard let tar = InstalledProgram("tar") else { throw Failure.missing("tar") }
        // A name that begins with a hyphen would be an option.
        if commit.hasPrefix("-") { throw Failure.notFound(commit, "no commit has such a name") }
        let place = URL(filePath: path).standardizedFileURL
        return try TemporaryFolder.within("commit") { folder in
            let archive = folder.appending(path: "dialogues.tar").path()
            let target = folder.appending(path: "dialogues")
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
            let taken = try git.run(
                ["archive", "--format=tar", "--output=\(archive)", "\(commit):./\(place.lastPathComponent)"],
                in: place.deletingLastPathComponent())
            guard taken.succeeded else { throw Failure.notFound(commit, taken.complaint) }
            let unpacked = try tar.run(["-xf", archive, "-C", target.path()])
            guard unpacked.succeeded else { throw Failure.notFound(commit, unpacked.complaint) }
            return Authored(reading: Dialogues(at: target.path()))
        }
    }
}
