import Foundation
import Testing

@testable import Wire

@Suite("Reading and writing JSON")
struct JSONTests {
    private func fault(_ text: String) -> JSONError.Fault? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> JSONError.Fault? {
        do throws(JSONError) {
            _ = try JSON.parse(bytes)
            return nil
        } catch { return error.fault }
    }

    @Test("numbers by the grammar and no others")
    func numbers() {
        for good in ["0", "-0", "7", "10", "-12.50", "1e5", "1E+5", "2.5e-10", "1e999"] { #expect(fault(good) == nil) }
        for bad in ["01", "-", "+1", ".5", "1.", "1e", "1e+", "--1", "0x1", "1.e5", "00"] {
            #expect(fault(bad) != nil, "\(bad)")
        }
        #expect(JSON.Number(literal: "1e999").double == nil)
        #expect(JSON.Number(literal: "9223372036854775808").int == nil)
        #expect(JSON.Number(literal: "-9223372036854775808").int == .min)
        #expect(JSON.Number(literal: "1.0").int == nil)
        #expect(!JSON.Number(literal: "1E2").isInteger)
        #expect(JSON.Number(literal: "-12").isInteger)
    }

    @Test("strings: escapes, pairs, and what is refused")
    func strings() throws {
        #expect(
            try JSON.parse(Array(#""\u00e9\n\t\"\\\/\b\f\r\ud83d\ude00é""#.utf8)) == .string("é\n\t\"\\/\u{8}\u{c}\r😀é")
        )
        #expect(fault(#""\ud83d""#) == .loneSurrogate)
        #expect(fault(#""\ude00""#) == .loneSurrogate)
        #expect(fault(#""\ud83dx""#) == .loneSurrogate)
        #expect(fault(#""\ud83d\u0041""#) == .loneSurrogate)
        #expect(fault(#""\u0000""#) == .nul)
        #expect(fault([0x22, 0, 0x22]) == .nul)
        #expect(fault("\"a\tb\"") == .controlCharacter)
        #expect(fault(#""\x41""#) == .badEscape)
        #expect(fault(#""\u12g4""#) == .badEscape)
        #expect(fault(#""\u12"#) == .cutShort)
        #expect(fault(#""abc"#) == .cutShort)
        #expect(fault("\"abc\\") == .cutShort)
    }

    @Test("ill-formed UTF-8 is refused wherever it stands")
    func utf8() {
        let bad: [[UInt8]] = [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0xA0], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x28, 0xA1],
            [0xF0, 0x9F, 0x98],
        ]
        for bytes in bad {
            #expect(fault([0x22] + bytes + [0x22]) == .invalidUTF8, "\(bytes)")
            #expect(fault([0x22, 0x61, 0x22] + bytes) == .invalidUTF8)
            #expect(fault(bytes) == .invalidUTF8)
        }
        for scalar in ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
            #expect(fault("\"\(scalar)\"") == nil)
        }
    }

    @Test("structure: commas, colons, ends, repeated names, depth")
    func structure() {
        for good in ["{}", "[]", " [ ] ", #"{"a":1,"b":[true,false,null]}"#, "\t\r\n1 "] { #expect(fault(good) == nil) }
        #expect(fault("") == .empty)
        #expect(fault(" ") == .empty)
        for bad in [
            "[1,]", "[,1]", "{,}", #"{"a"}"#, #"{"a":}"#, #"{a:1}"#, "[1 2]", #"{"a":1,}"#, "tru", "nul", "True",
        ] {
            #expect(fault(bad) != nil, "\(bad)")
        }
        #expect(fault("1 2") == .trailing)
        #expect(fault(#"{"a":1,"a":1}"#) == .duplicateKey)
        #expect(fault(#"{"a":1,"\u0061":1}"#) == .duplicateKey)
        let many = (0..<50).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(fault("{\(many)}") == nil)
        #expect(fault("{\(many),\"k3\":1}") == .duplicateKey)
        #expect(fault("{\(many),\"k49\":1}") == .duplicateKey)
        let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(fault(deepest) == nil)
        #expect(fault("[\(deepest)]") == .tooDeep)
        #expect(fault("[[],\(String(repeating: "[[]],", count: 100))[]]") == nil)
    }

    @Test("a member knows the bytes of its value")
    func places() throws {
        let text = Array(#"{"id" : "\u0041" ,"b":[1, 2]}"#.utf8)
        guard case .object(let members) = try JSON.parse(text) else { return }
        #expect(members.map { String(decoding: text[$0.place], as: UTF8.self) } == [#""\u0041""#, "[1, 2]"])
    }

    @Test("scores have at most four decimals and no more than they need")
    func scores() {
        func written(_ score: Float) -> String {
            var writer = JSONWriter()
            writer.score(score)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        #expect(
            [0, 1, 0.93, 0.5, 0.05, 0.00004, 0.00006, 0.99999, 1.5, -1, .nan, .infinity].map(written) == [
                "0", "1", "0.93", "0.5", "0.05", "0", "0.0001", "1", "1", "0", "0", "0",
            ])
    }

    @Test("the bytes that JSON treats apart are found wherever they stand, and no others")
    func plainRuns() {
        for apart in UInt8.min...UInt8.max {
            for (count, place) in [7, 13, 33].flatMap({ count in (0..<count).map { (count, $0) } }) {
                // Neighbours that a careless look at eight bytes at once would mistake.
                for filler: UInt8 in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xA0, 0xFF] {
                    var text = [UInt8](repeating: filler, count: count)
                    text[place] = apart
                    let isApart = apart < 0x20 || apart == 0x22 || apart == 0x5C
                    let start = place / 2
                    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
                    defer { room.deallocate() }
                    let (found, copied) = text.withUnsafeBufferPointer {
                        (PlainRun.end(in: $0, from: start), PlainRun.end(in: $0, from: start, copyingTo: room))
                    }
                    let isCopied = UnsafeBufferPointer(start: room, count: max(copied - start, 0))
                        .elementsEqual(text[start..<max(copied, start)])
                    if found != (isApart ? place : count) || copied != found || !isCopied {
                        Issue.record("\(apart) at \(place) of \(count) among \(filler)")
                    }
                }
            }
        }
        #expect([UInt8]().withUnsafeBufferPointer { PlainRun.end(in: $0, from: 0) } == 0)
    }

    @Test("every string is written so that it reads back, on one line")
    func writtenStrings() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let text = Documents.string(&generator)
            var writer = JSONWriter()
            writer.string(text)
            #expect(!writer.bytes.contains(0x0A))
            let back = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed)
            #expect(back as? String == text)
            #expect(try JSON.parse(writer.bytes) == .string(text))
        }
    }
}
