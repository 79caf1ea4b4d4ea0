/// Something that can be known about the person, such as `stage` or `nation`.
public struct Slot: Sendable, Equatable {
    public var name: String
    public var values: [Value]
    /// How the helper asks for it.
    public var question: String

    public init(name: String, values: [Value], question: String = "") {
        self.name = name
        self.values = values
        self.question = question
    }

    /// One value of a slot.
    public struct Value: Sendable, Equatable {
        public var name: String
        /// The value as an option shows it.
        public var label: String
        /// How the reply says what it assumed, such as "you are pregnant now".
        public var assumed: String
        /// What in a message shows it.
        public var patterns: [Pattern]

        public init(name: String, label: String = "", assumed: String = "", patterns: [Pattern] = []) {
            self.name = name
            self.label = label
            self.assumed = assumed
            self.patterns = patterns
        }
    }
}

/// A slot that must hold one of some values.
public struct SlotCondition: Sendable, Equatable {
    public var slot: String
    public var values: [String]

    public init(slot: String, values: [String]) {
        self.slot = slot
        self.values = values
    }
}

/// What is known about the person so far: at most one value a slot, kept sorted by slot name.
public struct Situation: Sendable, Equatable {
    /// One known slot.
    public struct Entry: Sendable, Equatable {
        public var slot: String
        public var value: String
    }

    public private(set) var entries: [Entry] = []

    public init() {}

    /// The value of a slot; `nil` while it is not known. Setting `nil` forgets it.
    public subscript(slot: String) -> String? {
        get { entries.first { $0.slot == slot }?.value }
        set {
            entries.removeAll { $0.slot == slot }
            guard let newValue else { return }
            let place = entries.firstIndex { $0.slot > slot } ?? entries.count
            entries.insert(Entry(slot: slot, value: newValue), at: place)
        }
    }

    /// True where every condition holds; an unknown slot holds no condition.
    public func meets(_ conditions: [SlotCondition]) -> Bool {
        conditions.allSatisfy { condition in self[condition.slot].map(condition.values.contains) ?? false }
    }
}
