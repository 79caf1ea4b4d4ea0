import Conversation
import Foundation
import Testing

/// A slip of the fingers hides no sign.
///
/// Every phrasing of the red flags with one letter too many, too few, another or swapped, in a word of five letters or
/// more, where the slip makes no English word. All of them are hundreds of thousands of messages, so that every
/// `step`th is tried; with PAO_EVERY_SLIP set, all are.
@Suite("Misspelt signs")
struct MisspeltSignTests {
    private static let step = ProcessInfo.processInfo.environment["PAO_EVERY_SLIP"] == nil ? 97 : 1
    private static let shortest = 5
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)

    @Test("Of a hundred slips at least 99 still show the card")
    func slips() throws {
        let english = Set(ShippedEngine.authored.playbook.ordinaryWords)
        try #require(english.count > 10_000)
        var tried = 0
        var number = 0
        var missed: [String] = []
        for line in try RedFlagTests.lines("phrasings") + RedFlagTests.traps() {
            for (text, word) in Self.slips(in: line.text) where !english.contains(word) {
                number += 1
                guard number % Self.step == 0 else { continue }
                tried += 1
                let reply = ShippedEngine.reply(text)
                if !(reply.cards.contains(line.topic) || line.mayAsk && reply.isSafetyQuestion) { missed.append(text) }
            }
        }
        try #require(tried > 2_000)
        #expect(missed.count * 100 <= tried, "\(missed.count) of \(tried): \(missed.prefix(40))")
    }

    /// The text with each slip, and the word that the slip made.
    private static func slips(in text: String) -> [(text: String, word: String)] {
        let bytes = Array(text.utf8)
        var found: [(String, String)] = []
        var first = 0
        while first < bytes.count {
            var end = first
            while end < bytes.count, isLetter(bytes[end]) { end += 1 }
            if end - first >= shortest {
                for slip in slips(of: bytes[first..<end]) {
                    let whole = bytes[..<first] + slip + bytes[end...]
                    found.append((String(decoding: whole, as: UTF8.self), String(decoding: slip, as: UTF8.self)))
                }
            }
            first = end + 1
        }
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == 0x27 }

    private static func slips(of word: ArraySlice<UInt8>) -> [[UInt8]] {
        let word = Array(word)
        var found: [[UInt8]] = []
        for at in word.indices {
            found.append(Array(word[..<at] + word[(at + 1)...]))
            for letter in letters where letter != word[at] {
                found.append(Array(word[..<at] + [letter] + word[(at + 1)...]))
            }
            if at + 1 < word.count, word[at] != word[at + 1] {
                found.append(Array(word[..<at] + [word[at + 1], word[at]] + word[(at + 2)...]))
            }
        }
        for at in 0...word.count {
            for letter in letters { found.append(Array(word[..<at] + [letter] + word[at...])) }
        }
        return found
    }
}
