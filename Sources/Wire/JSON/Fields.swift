/// The members of an object, asked for by name and type.
public struct Fields: Sendable {
    private let members: [JSON.Member]
    /// Where the object stands, for error messages: `params`, `result.topics[2]`.
    private let path: String

    /// - Parameter path: how an error names the object.
    public init(_ members: [JSON.Member], path: String) {
        self.members = members
        self.path = path
    }

    /// The value of a member; `nil` where there is none or it is `null`.
    public subscript(name: String) -> JSON? {
        guard let value = members.first(where: { $0.key == name })?.value, value != .null else { return nil }
        return value
    }

    public func optionalString(_ name: String) throws(FieldError) -> String? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value else { throw wrong(name, "a string") }
        return text
    }

    public func string(_ name: String) throws(FieldError) -> String {
        guard let text = try optionalString(name) else { throw wrong(name, "a string") }
        return text
    }

    /// A string that is one of a fixed set of words.
    public func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws(FieldError) -> Word
    where Word.RawValue == String {
        if let word = Word(rawValue: try string(name)) { return word }
        throw wrong(name, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }

    public func optionalInt(_ name: String) throws(FieldError) -> Int? {
        guard let value = self[name] else { return nil }
        guard case .number(let number) = value, let int = number.int else { throw wrong(name, "a whole number") }
        return int
    }

    public func int(_ name: String) throws(FieldError) -> Int {
        guard let int = try optionalInt(name) else { throw wrong(name, "a whole number") }
        return int
    }

    public func float(_ name: String) throws(FieldError) -> Float {
        guard case .number(let number)? = self[name], let double = number.double else { throw wrong(name, "a number") }
        return Float(double)
    }

    /// `false` where there is none.
    public func flag(_ name: String) throws(FieldError) -> Bool {
        guard let value = self[name] else { return false }
        guard case .bool(let flag) = value else { throw wrong(name, "true or false") }
        return flag
    }

    /// Empty where there is none.
    public func strings(_ name: String) throws(FieldError) -> [String] {
        guard let value = self[name] else { return [] }
        guard case .array(let items) = value else { throw wrong(name, "a list of strings") }
        var strings: [String] = []
        for item in items {
            guard case .string(let text) = item else { throw wrong(name, "a list of strings") }
            strings.append(text)
        }
        return strings
    }

    public func optionalObject(_ name: String) throws(FieldError) -> Fields? {
        guard let value = self[name] else { return nil }
        guard case .object(let members) = value else { throw wrong(name, "an object") }
        return Fields(members, path: "\(path).\(name)")
    }

    public func object(_ name: String) throws(FieldError) -> Fields {
        guard let object = try optionalObject(name) else { throw wrong(name, "an object") }
        return object
    }

    /// A list of objects, each decoded; empty where there is none.
    public func list<Item: Message>(_ name: String, of type: Item.Type) throws(FieldError) -> [Item] {
        guard let value = self[name] else { return [] }
        guard case .array(let items) = value else { throw wrong(name, "a list of objects") }
        var list: [Item] = []
        for (index, item) in items.enumerated() {
            guard case .object(let members) = item else { throw wrong("\(name)[\(index)]", "an object") }
            list.append(try Item(Fields(members, path: "\(path).\(name)[\(index)]")))
        }
        return list
    }

    /// Every member as a name and a string, in order. The error does not name the member: its name is the sender's.
    public func entries() throws(FieldError) -> [(name: String, value: String)] {
        var entries: [(name: String, value: String)] = []
        for member in members {
            guard case .string(let value) = member.value else {
                throw FieldError(path: path, expected: "an object of strings")
            }
            entries.append((member.key, value))
        }
        return entries
    }

    /// Every member as a name and a whole number, in order.
    public func counts() throws(FieldError) -> [NamedCount] {
        var counts: [NamedCount] = []
        for member in members {
            guard case .number(let number) = member.value, let int = number.int else {
                throw FieldError(path: path, expected: "an object of whole numbers")
            }
            counts.append(NamedCount(member.key, int))
        }
        return counts
    }

    /// The error for a member that is missing or of another type.
    public func wrong(_ name: String, _ expected: String) -> FieldError {
        FieldError(path: "\(path).\(name)", expected: expected)
    }
}

/// A member that is missing or of another type.
public struct FieldError: Error, Equatable {
    /// The member, such as `params.text`.
    public var path: String
    /// What must stand there, such as "a string".
    public var expected: String

    /// For people.
    public var message: String { "\(path) must be \(expected)" }
}

/// A value with one JSON form, written by one side and read by the other.
public protocol Message: Sendable, Equatable {
    /// Reads the value. Unknown members are ignored: a newer peer may send more.
    init(_ fields: Fields) throws(FieldError)
    /// Writes the members, inside an object that the caller opens.
    func write(to writer: inout JSONWriter)
}

extension JSONWriter {
    /// The value as an object.
    @inlinable
    public mutating func message(_ value: some Message) { object { value.write(to: &$0) } }

    /// A named list of objects.
    public mutating func list(_ name: StaticString, _ values: [some Message]) {
        key(name)
        array(values) { $0.message($1) }
    }

    /// A named list of strings.
    public mutating func strings(_ name: StaticString, _ values: [String]) {
        key(name)
        array(values) { $0.string($1) }
    }

    /// A named string.
    public mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// A named whole number.
    public mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    /// The version that every result begins with.
    public mutating func version() { field("v", WireLimits.version) }

    /// A named `true`; what is false is left out.
    public mutating func flag(_ name: StaticString) {
        key(name)
        bool(true)
    }

    /// A named string, left out where it is empty.
    public mutating func fieldUnlessEmpty(_ name: StaticString, _ value: String) {
        if !value.isEmpty { field(name, value) }
    }
}
