import Glibc
import Understanding

/// The bytes of a compiled playbook, which its model is read in: a copy, or the file itself mapped, of which only what
/// turns look at takes memory.
///
/// A file that is deleted, or replaced by another of its name as `TrustedFile.write` does, stays the same for who has it
/// mapped. One that is written over in its place does not: its owner alone could do that.
final class FileBytes: Memory, @unchecked Sendable {
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

    /// Gives back the memory of what is mapped: it is read from the file again where somebody looks at it.
    func letGo() {
        if isMapped { madvise(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count, MADV_DONTNEED) }
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count)
        } else {
            raw.deallocate()
        }
    }
}
