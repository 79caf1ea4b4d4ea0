import Glibc

/// Where the dialogues are: one folder, or a base with a second one over it.
public struct Dialogues: Sendable, Equatable {
    /// The folders, the base first; an entry of a later one takes the place of an earlier one with the same id.
    public let layers: [String]

    /// Where a package puts them.
    public static let packaged = "/usr/share/pao/dialogues"
    /// Where an operator changes them.
    public static let overlay = "/etc/pao/dialogues"

    /// The folder that was named, alone.
    public init(at path: String) { layers = [path] }

    /// A base and what lies over it.
    public init(layers: [String]) { self.layers = layers }

    /// The folder a program works on: the one named, `$PAO_DIALOGUES`, `../../Dialogues` for a program in `.build/bin`,
    /// else the packaged folder with the operator's over it.
    /// - Parameter named: the argument of `--dialogues`, if it was given.
    public static func find(named: String?) -> Dialogues {
        find(named: named, variable: environment("PAO_DIALOGUES"), executable: realPath("/proc/self/exe"))
    }

    static func find(named: String?, variable: String?, executable: String) -> Dialogues {
        if let named { return Dialogues(at: named) }
        if let variable { return Dialogues(at: variable) }
        let folder = parent(of: executable)
        if folder.hasSuffix("/.build/bin") { return Dialogues(at: parent(of: parent(of: folder)) + "/Dialogues") }
        // One that cannot be looked at is no reason to answer without what the operator put there.
        let isThere = status(of: overlay) != nil || errno != ENOENT
        return Dialogues(layers: [packaged] + (isThere ? [overlay] : []))
    }

    /// Every layer, walked.
    public func walk() -> [DialoguesFolder] { layers.map { DialoguesFolder(walking: $0) } }

    /// Every layer, walked for what goes into the playbook.
    func walkInputs() -> [DialoguesFolder] { layers.map { DialoguesFolder(walking: $0, forInputs: true) } }
}
