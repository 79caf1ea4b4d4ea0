import Synchronization

/// A list that stands ready, or is read when somebody first looks at it: most of what a playbook says is never said by
/// one daemon.
public struct LateList<Element: Sendable & Equatable>: Sendable, Equatable {
    private let kept: Kept

    private enum Kept {
        case ready([Element])
        case late(Late)
    }

    private final class Late: Sendable {
        private let read: @Sendable () -> [Element]
        private let known = Mutex<[Element]?>(nil)

        init(_ read: @escaping @Sendable () -> [Element]) { self.read = read }

        var list: [Element] {
            known.withLock { known in
                if let known { return known }
                let list = read()
                known = list
                return list
            }
        }
    }

    public init(_ list: [Element]) { kept = .ready(list) }

    /// - Parameter read: gives the same list at any time.
    public init(_ read: @escaping @Sendable () -> [Element]) { kept = .late(Late(read)) }

    public var list: [Element] {
        switch kept {
        case .ready(let list): list
        case .late(let late): late.list
        }
    }

    public static func == (a: LateList, b: LateList) -> Bool { a.list == b.list }
}
