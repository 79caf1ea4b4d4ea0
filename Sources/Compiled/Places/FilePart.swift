/// A part of a file's bytes, where it lies.
struct FilePart: @unchecked Sendable {
    private let file: FileBytes
    let raw: UnsafeRawBufferPointer

    /// - Parameter range: it lies in the file.
    init(_ file: FileBytes, _ range: Range<Int>) {
        self.file = file
        raw = UnsafeRawBufferPointer(rebasing: file.raw[range])
    }

    /// All of some bytes.
    init(_ bytes: [UInt8]) { self.init(FileBytes(bytes), 0..<bytes.count) }

    /// A part of this part, in which it lies.
    func part(_ range: Range<Int>) -> FilePart { FilePart(file, UnsafeRawBufferPointer(rebasing: raw[range])) }

    private init(_ file: FileBytes, _ raw: UnsafeRawBufferPointer) { (self.file, self.raw) = (file, raw) }
}
