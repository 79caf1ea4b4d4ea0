import Playbook

/// Writes values as bytes. Every text is kept once, in the order of its first use, so equal playbooks give equal bytes.
struct Packer {
    private(set) var bytes: [UInt8] = []
    private(set) var strings: [String] = []
    /// Patterns that were put apart, in their order: see `PatternSupply`.
    private(set) var patterns: [Pattern] = []
    /// Only looked up, never walked: the order of a dictionary must not reach the bytes.
    private var numbers: [String: Int] = [:]
    private let tabled: Bool

    /// - Parameter tabled: texts are kept in the table; else each stands where it is put.
    init(tabled: Bool = true) { self.tabled = tabled }

    /// A number of 0 and up: seven bits a byte, the lowest first, the top bit says that more follow.
    mutating func put(_ number: Int) {
        precondition(number >= 0, "a packed number is never negative")
        var rest = UInt64(number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A text, as its place in the table of strings where there is one.
    mutating func put(_ text: String) {
        guard tabled else { return put(raw: text) }
        if let number = numbers[text] { return put(number) }
        numbers[text] = strings.count
        put(strings.count)
        strings.append(text)
    }

    /// A text itself.
    mutating func put(raw text: String) {
        put(text.utf8.count)
        bytes += text.utf8
    }

    mutating func put<Value: Packable>(_ value: Value) { value.pack(into: &self) }

    mutating func put<Value: Packable>(_ value: Value?) {
        put(value == nil ? 0 : 1)
        if let value { put(value) }
    }

    mutating func put<Value: Packable>(_ list: [Value]) {
        put(list.count)
        for value in list { put(value) }
    }

    mutating func put(_ list: [String]) {
        put(list.count)
        for text in list { put(text) }
    }

    /// Values that are read when somebody looks at them: with all their texts, and their length before them.
    mutating func put<Value: Packable>(late list: [Value]) {
        var own = Packer(tabled: false)
        own.put(list)
        put(own.bytes.count)
        bytes += own.bytes
    }

    /// Patterns: only how many there are stands here.
    mutating func put(apart list: [Pattern]) {
        put(list.count)
        patterns += list
    }

    /// A case of a closed set, as its raw value: the order of cases in the source may change without harm.
    mutating func put<Choice: RawRepresentable<String>>(choice: Choice) { put(choice.rawValue) }

    mutating func put<Choice: RawRepresentable<String>>(choices: [Choice]) { put(choices.map(\.rawValue)) }

    /// Takes the bytes of a finished section; the table of strings stays for the next.
    mutating func takeSection() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

/// A value that can be written to a compiled playbook and read back. Both halves stand side by side in each conformance.
protocol Packable {
    func pack(into packer: inout Packer)
    init(from unpacker: inout Unpacker) throws(CompiledError)
}

extension String: Packable {
    func pack(into packer: inout Packer) { packer.put(self) }
    init(from unpacker: inout Unpacker) throws(CompiledError) { self = try unpacker.text() }
}
