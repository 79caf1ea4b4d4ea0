import Synchronization

/// A value that takes long to make and is not always looked at: made when somebody first does, and kept.
package final class MadeOnce<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    package var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}

/// The same for many values, by what each is of.
final class MadeAsAsked<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let made = Mutex<[Key: Value]>([:])

    /// - Parameter make: makes the value; what it is of is all that it may hang on.
    @inline(__always)
    func value(of key: Key, _ make: () -> Value) -> Value {
        if let known = made.withLock({ $0[key] }) { return known }
        let value = make()
        made.withLock { $0[key] = value }
        return value
    }
}

/// The same for values that have numbers from 0 up: to hash a number takes longer than all else here. Its code is there for
/// other modules to see, which look at it in every turn.
public final class MadeByNumber<Value: AnyObject & Sendable>: Sendable {
    @usableFromInline let made: Mutex<[Value?]>

    @inlinable public init(count: Int) { made = Mutex(Array(repeating: nil, count: count)) }

    /// - Parameter make: makes the value; its number is all that it may hang on.
    @inlinable @inline(__always)
    public func value(of number: Int, _ make: () -> Value) -> Value {
        if let known = made.withLock({ $0[number] }) { return known }
        let value = make()
        made.withLock { $0[number] = value }
        return value
    }
}
