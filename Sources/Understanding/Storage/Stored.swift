/// A list of numbers that is read far oftener than written: where it lies in the bytes of a model, which may be a mapped
/// file, or in memory of its own once it is written to.
///
/// Nothing is copied when a model is read, and of a mapped file only those pages take memory that somebody looks at.
struct Stored<Element: BitwiseCopyable>: @unchecked Sendable {
    private var start: UnsafeMutablePointer<Element>
    private(set) var count = 0
    /// How many there is room for; 0 where the memory is not this list's to write to.
    private var capacity = 0
    private var memory: Memory = Room.none

    init() { start = Room.none.start.assumingMemoryBound(to: Element.self) }

    init(_ elements: some Collection<Element>) {
        self.init()
        append(contentsOf: elements)
    }

    /// Numbers as they lie in memory, aligned.
    init(at start: UnsafeRawPointer, count: Int, in memory: Memory) {
        self.start = UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: Element.self)
        self.count = count
        self.memory = memory
    }

    /// The same bits as numbers of another kind, or as records of several each; too few for one at the end are none.
    func records<Record: BitwiseCopyable>(of _: Record.Type = Record.self) -> Stored<Record> {
        let width = MemoryLayout<Record>.stride / MemoryLayout<Element>.stride
        precondition(
            width * MemoryLayout<Element>.stride == MemoryLayout<Record>.stride
                && Int(bitPattern: start) % MemoryLayout<Record>.alignment == 0, "made of such numbers")
        return Stored<Record>(at: start, count: count / width, in: memory)
    }

    mutating func append(_ element: Element) {
        makeRoom(for: count + 1)
        start[count] = element
        count += 1
    }

    mutating func append(contentsOf elements: some Collection<Element>) {
        makeRoom(for: count + elements.count)
        for element in elements {
            start[count] = element
            count += 1
        }
    }

    mutating func removeLast() {
        precondition(count > 0, "there is one to remove")
        count -= 1
    }

    /// Numbers that are this list's own and have room for so many.
    private mutating func makeRoom(for needed: Int) {
        if needed <= capacity, isKnownUniquelyReferenced(&memory) { return }
        let capacity = needed <= count ? count : Swift.max(needed, count * 2, 16)
        let room = Room(bytes: capacity * MemoryLayout<Element>.stride)
        let copy = room.start.bindMemory(to: Element.self, capacity: capacity)
        copy.update(from: start, count: count)
        (start, self.capacity, memory) = (copy, capacity, room)
    }
}

extension Stored: RandomAccessCollection, ExpressibleByArrayLiteral {
    init(arrayLiteral elements: Element...) { self.init(elements) }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    @inline(__always)
    subscript(at: Int) -> Element {
        get {
            precondition(UInt(bitPattern: at) < UInt(bitPattern: count), "a place of the list")
            return start[at]
        }
        set {
            precondition(UInt(bitPattern: at) < UInt(bitPattern: count), "a place of the list")
            makeRoom(for: count)
            start[at] = newValue
        }
    }

    /// All of them at once: nothing is counted or checked within.
    @inline(__always)
    func withUnsafeBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(memory) {} }
        return try body(UnsafeBufferPointer(start: start, count: count))
    }

    /// The same as bytes.
    @inline(__always)
    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBufferPointer { body(UnsafeRawBufferPointer($0)) }
    }

    func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result? {
        defer { withExtendedLifetime(memory) {} }
        return try body(UnsafeBufferPointer(start: start, count: count))
    }
}

extension Stored: Equatable where Element: Equatable {
    static func == (a: Stored, b: Stored) -> Bool { a.elementsEqual(b) }
}
