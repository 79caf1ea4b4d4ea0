import Understanding

/// The outside of a compiled playbook: header, table of sections, checksums.
///
/// What answers are made of comes first, so that a daemon reads that and leaves the rest in the file: the words, patterns,
/// concepts, cues and asks that only learning and explaining need.
///
/// All numbers are little-endian.
///
///     0   8  magic
///     8   4  version of the format
///     12  4  version of the learner
///     16  8  length of the whole file
///     24  32 fingerprint
///     56  8  checksum of all other bytes up to the rest
///     64  8  checksum of the rest
///     72     a 16-byte entry a section: offset, length; then, from the next multiple of 64, the sections themselves, one
///            behind the other
public enum PlaybookFormat {
    /// Raised with every change to the bytes.
    public static let version: UInt32 = 6
    /// Longer files are refused unread: fifty times the shipped playbook.
    static let maximumLength = 256 << 20

    /// The first byte is no text, the line ends betray a transfer that changed them (as PNG does).
    static let magic: [UInt8] = [0x89] + Array("PAO\r\n".utf8) + [0x1a, 0x0a]
    static let checksumOffset = 56
    static let restChecksumOffset = 64
    static let tableOffset = 72
    /// Bytes that stand before the sections: the first begins where a line of a processor's cache does.
    static var bodyOffset: Int { (tableOffset + 16 * Section.allCases.count + 63) / 64 * 64 }

    /// The sections in the order they stand in the file. The model is the first, so that its numbers lie where a machine
    /// reads them in place.
    enum Section: String, CaseIterable {
        case model, strings, helper, topics, slots, referrals, sources, facts
        // The rest. Terms are the texts of patterns, concepts and cues.
        case words, terms, patterns, concepts, cues, asks

        static let firstOfRest = Section.words

        /// Its place among all.
        fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// A file taken apart: every range lies inside it.
    struct Parts {
        var fingerprint: String
        /// What all of it lies in.
        let bytes: FileBytes
        /// Where each section stands in the file, in their order.
        fileprivate var ranges: [Range<Int>]

        /// A section where it lies.
        subscript(section: Section) -> FilePart { FilePart(bytes, range(of: section)) }

        /// Reads a section, its texts from a table of strings.
        func unpacker(
            _ section: Section, _ strings: [String] = [], _ patterns: PatternSupply? = nil
        ) -> Unpacker {
            Unpacker(self[section], strings: strings, section: section.rawValue, patterns: patterns)
        }

        /// What the checksum of the rest is to be.
        var checksumOfRest: UInt64 { load(bytes.raw, restChecksumOffset) }

        /// Where a section stands in the file.
        func range(of section: Section) -> Range<Int> { ranges[section.place] }
    }

    private static var learnerVersion: UInt32 { UInt32(clamping: RankingModel.version) }

    static func assemble(_ sections: [Section: [UInt8]], fingerprint: String) -> [UInt8] {
        let total = Section.allCases.reduce(bodyOffset) { $0 + (sections[$1]?.count ?? 0) }
        var bytes = magic
        bytes.reserveCapacity(total)
        append(version, to: &bytes)
        append(learnerVersion, to: &bytes)
        append(UInt64(total), to: &bytes)
        bytes += binary(fingerprint)
        // The two checksums: see `seal`.
        append(UInt64(0), to: &bytes)
        append(UInt64(0), to: &bytes)
        var offset = bodyOffset
        for section in Section.allCases {
            let length = sections[section]?.count ?? 0
            append(UInt64(offset), to: &bytes)
            append(UInt64(length), to: &bytes)
            offset += length
        }
        bytes += repeatElement(0, count: bodyOffset - bytes.count)
        for section in Section.allCases { bytes += sections[section] ?? [] }
        seal(&bytes)
        return bytes
    }

    /// Writes the checksums that fit the other bytes.
    static func seal(_ bytes: inout [UInt8]) {
        func put(_ sum: UInt64, _ offset: Int) {
            var binary: [UInt8] = []
            append(sum, to: &binary)
            bytes.replaceSubrange(offset..<offset + 8, with: binary)
        }
        guard bytes.count >= bodyOffset else { return }
        let rest = bytes.withUnsafeBytes { Int(clamping: restOffset($0)) }
        let served = bodyOffset...bytes.count ~= rest ? rest : bytes.count
        put(Checksum.of(bytes[served...]), restChecksumOffset)
        put(bytes.withUnsafeBytes { checksum(of: $0, upTo: served) }, checksumOffset)
    }

    /// Takes a whole file apart.
    static func take(apart bytes: [UInt8]) throws(CompiledError) -> Parts {
        let parts = try take(apart: FileBytes(bytes), ofFileOf: bytes.count)
        guard parts.checksumOfRest == Checksum.of(bytes[parts.range(of: .firstOfRest).lowerBound...]) else {
            throw .damaged
        }
        return parts
    }

    /// Takes the beginning of a file apart, which holds everything but the rest.
    static func take(apart file: FileBytes, ofFileOf fileLength: Int) throws(CompiledError) -> Parts {
        let bytes = file.raw
        guard bytes.starts(with: magic), bytes.count >= bodyOffset else { throw .notAPlaybook }
        let format: UInt32 = load(bytes, 8)
        guard format == version else { throw .otherVersion(what: "format", found: format, expected: version) }
        let learner: UInt32 = load(bytes, 12)
        guard learner == learnerVersion else {
            throw .otherVersion(what: "learner", found: learner, expected: learnerVersion)
        }
        let length: UInt64 = load(bytes, 16)
        guard length == UInt64(fileLength) else { throw .wrongLength(found: fileLength, expected: length) }
        let rest = restOffset(bytes)
        guard rest >= UInt64(bodyOffset), rest <= UInt64(bytes.count) else { throw .damaged }
        guard load(bytes, checksumOffset) == checksum(of: bytes, upTo: Int(rest)) else { throw .damaged }
        var ranges: [Range<Int>] = []
        var next = UInt64(bodyOffset)
        for (index, section) in Section.allCases.enumerated() {
            let offset: UInt64 = load(bytes, tableOffset + 16 * index)
            let length: UInt64 = load(bytes, tableOffset + 16 * index + 8)
            guard offset == next, length <= UInt64(fileLength) - next else {
                throw .malformed(section: section.rawValue, why: "it does not lie where it should")
            }
            next += length
            ranges.append(Int(offset)..<Int(next))
        }
        guard next == UInt64(fileLength) else {
            throw .malformed(section: "table", why: "bytes behind the last section")
        }
        return Parts(fingerprint: hexadecimal(Array(bytes[24..<56])), bytes: file, ranges: ranges)
    }

    /// Where the rest begins, as the header says; nothing of it was checked.
    static func restOffset(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        load(bytes, tableOffset + 16 * Section.firstOfRest.place)
    }

    private static func checksum(of bytes: UnsafeRawBufferPointer, upTo end: Int) -> UInt64 {
        let header = Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<checksumOffset]))
        return Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[restChecksumOffset..<end]), seed: header)
    }

    private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private static func load<Number: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// The 32 bytes a fingerprint's digits stand for.
    private static func binary(_ fingerprint: String) -> [UInt8] {
        let digits = fingerprint.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        precondition(digits.count == 64, "a fingerprint has 64 hexadecimal digits")
        return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
