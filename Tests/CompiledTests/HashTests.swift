import Testing

@testable import Compiled

@Suite("Hashes")
struct HashTests {
    /// Vectors of FIPS 180-4 and its examples.
    @Test(
        "SHA-256 gives what the standard says",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func vectors(_ text: String, _ expected: String) {
        var hash = SHA256()
        hash.update(Array(text.utf8))
        #expect(hexadecimal(hash.finish()) == expected)
    }

    @Test("Bytes may come in parts of any size")
    func parts() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        var whole = SHA256()
        whole.update(bytes)
        let expected = whole.finish()
        for size in [1, 7, 63, 64, 65, 128] {
            var hash = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                hash.update(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(hash.finish() == expected)
        }
    }

    @Test("The checksum tells any two single changes apart")
    func checksum() {
        let bytes = (0..<100).map { UInt8($0) }
        var seen: Set<UInt64> = [Checksum.of(bytes[...])]
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                seen.insert(Checksum.of(changed[...]))
            }
        }
        #expect(seen.count == 801)
    }
}
