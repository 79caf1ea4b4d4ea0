import Playbook
import Testing

@testable import Compiled

@Suite("The compiled format")
struct FormatTests {
    @Test("What was written is read back whole")
    func roundTrip() throws {
        let read = try CompiledPlaybook(decoding: Samples.compiled.encoded())
        #expect(read.playbook == Samples.playbook)
        #expect(read.model == Samples.compiled.model)
        #expect(read.fingerprint == Samples.fingerprint)
    }

    @Test("Equal playbooks give equal bytes")
    func same() {
        let again = CompiledPlaybook(
            playbook: Playbook(
                helper: Samples.playbook.helper, topics: Samples.playbook.topics.reversed(),
                concepts: Samples.playbook.concepts.reversed(), slots: Samples.playbook.slots,
                referrals: Samples.playbook.referrals, sources: Samples.playbook.sources, facts: Samples.playbook.facts,
                ordinaryWords: Samples.playbook.ordinaryWords),
            model: Samples.compiled.model, fingerprint: Samples.fingerprint)
        #expect(again.encoded() == Samples.compiled.encoded())
    }

    @Test("A file cut short anywhere is refused")
    func truncated() {
        let whole = Samples.compiled.encoded()
        for length in 0..<whole.count {
            #expect(throws: CompiledError.self) { try CompiledPlaybook(decoding: Array(whole[..<length])) }
        }
        #expect(throws: CompiledError.self) { try CompiledPlaybook(decoding: whole + [0]) }
    }

    @Test("A file with any bit changed is refused")
    func flipped() {
        let whole = Samples.compiled.encoded()
        for place in whole.indices {
            for bit in 0..<8 {
                // The fingerprint is a name: its bits are under the checksum too.
                var bytes = whole
                bytes[place] ^= 1 << UInt8(bit)
                #expect(throws: CompiledError.self) { try CompiledPlaybook(decoding: bytes) }
            }
        }
    }

    @Test("Changed bytes under a right checksum are read or refused, and never crash")
    func forged() {
        var random = Generator(state: 7)
        let whole = Samples.compiled.encoded()
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: PlaybookFormat.tableOffset..<bytes.count, using: &random)
                bytes[place] =
                    [0, 1, 0x7f, 0x80, 0xff, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random)
                    ?? 0
            }
            PlaybookFormat.seal(&bytes)
            if (try? CompiledPlaybook(decoding: bytes)) == nil { refused += 1 }
        }
        #expect(refused > 1000)
    }

    @Test("Random bytes behind a good header are refused")
    func random() {
        var random = Generator(state: 11)
        let start = Samples.compiled.encoded()[..<(PlaybookFormat.bodyOffset)]
        for _ in 0..<2_000 {
            var bytes = Array(start)
            bytes += (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
            }
            PlaybookFormat.seal(&bytes)
            #expect(throws: CompiledError.self) { try CompiledPlaybook(decoding: bytes) }
        }
    }

    @Test("Another version of the format or of the learner is named")
    func versions() {
        var format = Samples.compiled.encoded()
        format[8] = 99
        #expect(throws: CompiledError.otherVersion(what: "format", found: 99, expected: PlaybookFormat.version)) {
            try CompiledPlaybook(decoding: format)
        }
        var learner = Samples.compiled.encoded()
        learner[12] ^= 0x40
        #expect { try CompiledPlaybook(decoding: learner) } throws: { "\($0)".hasPrefix("learner version") }
    }

    @Test("Entries out of order, texts that are no UTF-8 and patterns nested too deep are refused")
    func malformed() throws {
        var deep = Pattern.word("x")
        for _ in 0..<Pattern.maximumDepth { deep = .any([deep]) }
        var playbook = Samples.playbook
        playbook.topics[0].patterns = [deep]
        #expect(throws: CompiledError.malformed(section: "patterns", why: "a pattern nests too deep")) {
            try CompiledPlaybook(
                decoding: CompiledPlaybook(
                    playbook: playbook, model: Samples.compiled.model, fingerprint: Samples.fingerprint
                ).encoded())
        }
        playbook = Samples.playbook
        playbook.topics.swapAt(0, 1)
        #expect(throws: CompiledError.malformed(section: "topics", why: "its entries are not in order")) {
            try CompiledPlaybook(
                decoding: CompiledPlaybook(
                    playbook: playbook, model: Samples.compiled.model, fingerprint: Samples.fingerprint
                ).encoded())
        }
        var bytes = Samples.compiled.encoded()
        let strings = try PlaybookFormat.take(apart: bytes).range(of: .strings)
        let place = try #require(Array(bytes[strings]).firstIndices(of: Array("osteoporosis".utf8)))
        bytes[strings.lowerBound + place] = 0xff
        PlaybookFormat.seal(&bytes)
        #expect(throws: CompiledError.malformed(section: "strings", why: "a text is not UTF-8")) {
            try CompiledPlaybook(decoding: bytes)
        }
    }
}

extension [UInt8] {
    /// Where these bytes first stand.
    func firstIndices(of sought: [UInt8]) -> Int? {
        indices.dropLast(sought.count - 1).first { self[$0..<$0 + sought.count].elementsEqual(sought) }
    }
}

/// A small generator of repeatable numbers (splitmix64), so that a failure can be had again.
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
