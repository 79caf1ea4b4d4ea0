import Playbook

/// The patterns of a playbook in the order in which its topics and slots have them. They stand apart in the file: a daemon
/// matches what they were compiled to, and never looks at them.
final class PatternSupply {
    private(set) var rest: ArraySlice<Pattern>

    init(_ patterns: [Pattern]) { rest = patterns[...] }

    /// A topic has fewer.
    static let most = 1 << 16

    /// The next patterns; `nil` where there are not so many.
    func take(_ count: Int) -> [Pattern]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// What stands for patterns that were left in the file: as many, and none matches anything.
    static func unsaid(_ count: Int) -> [Pattern] { count == 1 ? one : Array(repeating: one[0], count: count) }

    /// Signs have one each, and there are hundreds of them.
    private static let one: [Pattern] = [.any([])]
}
