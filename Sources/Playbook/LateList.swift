/// A list that stands ready, or is read whenever somebody looks at it: most of what a playbook says is said seldom, and who
/// says it often keeps it in a form of its own. Its code is there for other modules to see, which make a thousand of them.
public struct LateList<Element: Sendable>: Sendable {
    @usableFromInline let kept: Kept

    @usableFromInline
    enum Kept: Sendable {
        case ready([Element])
        case late(@Sendable () -> [Element])
    }

    /// A list that stands ready.
    @inlinable public init(_ list: [Element]) { kept = .ready(list) }

    /// A list that is read when somebody looks at it.
    /// - Parameter read: gives the same list at any time.
    @inlinable public init(_ read: @escaping @Sendable () -> [Element]) { kept = .late(read) }

    /// All of it.
    @inlinable public var list: [Element] {
        switch kept {
        case .ready(let list): list
        case .late(let read): read()
        }
    }
}

/// Not of all lists: what elements must be is looked up when a daemon makes the first of a kind.
extension LateList: Equatable where Element: Equatable {
    @inlinable public static func == (a: LateList, b: LateList) -> Bool { a.list == b.list }
}
