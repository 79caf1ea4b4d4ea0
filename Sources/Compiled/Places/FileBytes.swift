import Glibc

/// The bytes of a compiled playbook while it is taken apart: a copy, or the file itself mapped, which spares a copy of
/// tens of megabytes at every start.
///
/// Nothing of it is kept: what was read stays the same whatever becomes of the file.
final class FileBytes: @unchecked Sendable {
    let raw: UnsafeRawBufferPointer
    private let isMapped: Bool

    init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        raw = UnsafeRawBufferPointer(copy)
        isMapped = false
    }

    /// Maps the beginning of a file; `nil` where the system does not.
    init?(_ descriptor: Int32, length: Int) {
        // All pages at once: every one of them is looked at.
        let flags = MAP_PRIVATE | Int32(MAP_POPULATE)
        guard length > 0, let start = mmap(nil, length, PROT_READ, flags, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        raw = UnsafeRawBufferPointer(start: start, count: length)
        isMapped = true
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count)
        } else {
            raw.deallocate()
        }
    }
}
