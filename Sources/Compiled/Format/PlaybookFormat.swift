import Understanding

/// The outside of a compiled playbook: header, table of sections, checksum.
///
/// All numbers are little-endian.
///
///     0   8  magic
///     8   4  version of the format
///     12  4  version of the learner
///     16  8  length of the whole file
///     24  32 fingerprint
///     56  8  checksum of all other bytes
///     64     a 16-byte entry a section: offset, length; then the sections themselves, one behind the other
public enum PlaybookFormat {
    /// Raised with every change to the bytes.
    public static let version: UInt32 = 2
    /// Longer files are refused unread: fifty times the shipped playbook.
    static let maximumLength = 256 << 20

    /// The first byte is no text, the line ends betray a transfer that changed them (as PNG does).
    static let magic: [UInt8] = [0x89] + Array("PAO\r\n".utf8) + [0x1a, 0x0a]
    static let checksumOffset = 56
    static let tableOffset = 64

    /// The sections in the order they stand in the file.
    enum Section: String, CaseIterable {
        case strings, words, helper, topics, concepts, slots, referrals, sources, facts, model
    }

    /// A file taken apart: every range lies inside it.
    struct Parts {
        var fingerprint: String
        fileprivate var bytes: [UInt8]
        fileprivate var ranges: [Section: Range<Int>]

        subscript(section: Section) -> ArraySlice<UInt8> { bytes[ranges[section] ?? 0..<0] }
    }

    private static var learnerVersion: UInt32 { UInt32(clamping: RankingModel.version) }
    private static var bodyOffset: Int { tableOffset + 16 * Section.allCases.count }

    static func assemble(_ sections: [Section: [UInt8]], fingerprint: String) -> [UInt8] {
        let total = Section.allCases.reduce(bodyOffset) { $0 + (sections[$1]?.count ?? 0) }
        var bytes = magic
        bytes.reserveCapacity(total)
        append(version, to: &bytes)
        append(learnerVersion, to: &bytes)
        append(UInt64(total), to: &bytes)
        bytes += binary(fingerprint)
        append(UInt64(0), to: &bytes)
        var offset = bodyOffset
        for section in Section.allCases {
            let length = sections[section]?.count ?? 0
            append(UInt64(offset), to: &bytes)
            append(UInt64(length), to: &bytes)
            offset += length
        }
        for section in Section.allCases { bytes += sections[section] ?? [] }
        seal(&bytes)
        return bytes
    }

    /// Writes the checksum that fits the other bytes.
    static func seal(_ bytes: inout [UInt8]) {
        var sum: [UInt8] = []
        append(checksum(of: bytes), to: &sum)
        bytes.replaceSubrange(checksumOffset..<tableOffset, with: sum)
    }

    static func take(apart bytes: [UInt8]) throws(CompiledError) -> Parts {
        guard bytes.starts(with: magic), bytes.count >= bodyOffset else { throw .notAPlaybook }
        let format: UInt32 = load(bytes, 8)
        guard format == version else { throw .otherVersion(what: "format", found: format, expected: version) }
        let learner: UInt32 = load(bytes, 12)
        guard learner == learnerVersion else {
            throw .otherVersion(what: "learner", found: learner, expected: learnerVersion)
        }
        let length: UInt64 = load(bytes, 16)
        guard length == UInt64(bytes.count) else { throw .wrongLength(found: bytes.count, expected: length) }
        guard load(bytes, checksumOffset) == checksum(of: bytes) else { throw .damaged }
        var ranges: [Section: Range<Int>] = [:]
        var next = UInt64(bodyOffset)
        for (index, section) in Section.allCases.enumerated() {
            let offset: UInt64 = load(bytes, tableOffset + 16 * index)
            let length: UInt64 = load(bytes, tableOffset + 16 * index + 8)
            guard offset == next, length <= UInt64(bytes.count) - next else {
                throw .malformed(section: section.rawValue, why: "it does not lie where it should")
            }
            next += length
            ranges[section] = Int(offset)..<Int(next)
        }
        guard next == UInt64(bytes.count) else {
            throw .malformed(section: "table", why: "bytes behind the last section")
        }
        return Parts(fingerprint: hexadecimal(Array(bytes[24..<56])), bytes: bytes, ranges: ranges)
    }

    private static func checksum(of bytes: [UInt8]) -> UInt64 {
        Checksum.of(bytes[tableOffset...], seed: Checksum.of(bytes[..<checksumOffset]))
    }

    private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private static func load<Number: FixedWidthInteger>(_ bytes: [UInt8], _ offset: Int) -> Number {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }

    /// The 32 bytes a fingerprint's digits stand for.
    private static func binary(_ fingerprint: String) -> [UInt8] {
        let digits = fingerprint.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        precondition(digits.count == 64, "a fingerprint has 64 hexadecimal digits")
        return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
