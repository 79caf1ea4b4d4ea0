import Synchronization

/// A list that stands ready, or is read when somebody first looks at it: most of what a playbook says is never said by
/// one daemon. Its code is there for other modules to see, which make a thousand of them.
public struct LateList<Element: Sendable>: Sendable {
    @usableFromInline let kept: Kept

    @usableFromInline
    enum Kept: Sendable {
        case ready([Element])
        case late(Late)
    }

    @usableFromInline
    final class Late: Sendable {
        @usableFromInline let read: @Sendable () -> [Element]
        @usableFromInline let known: Mutex<[Element]?>

        @inlinable init(_ read: @escaping @Sendable () -> [Element]) {
            self.read = read
            known = Mutex(nil)
        }

        @inlinable var list: [Element] {
            known.withLock { known in
                if let known { return known }
                let list = read()
                known = list
                return list
            }
        }
    }

    /// A list that stands ready.
    @inlinable public init(_ list: [Element]) { kept = .ready(list) }

    /// A list that is read when somebody first looks at it.
    /// - Parameter read: gives the same list at any time.
    @inlinable public init(_ read: @escaping @Sendable () -> [Element]) { kept = .late(Late(read)) }

    /// All of it, read where it was not yet.
    @inlinable public var list: [Element] {
        switch kept {
        case .ready(let list): list
        case .late(let late): late.list
        }
    }
}

/// Not of all lists: what elements must be is looked up when a daemon makes the first of a kind.
extension LateList: Equatable where Element: Equatable {
    @inlinable public static func == (a: LateList, b: LateList) -> Bool { a.list == b.list }
}
