import Foundation
import Testing
import Understanding

/// How a message is written down says nothing of what it asks: held over asks of every shipped topic.
@Suite("Forms of a message")
struct MessageFormTests {
    /// A way to write the same words.
    enum Form: String, CaseIterable, Sendable {
        case upper, lower, capitalised, exclaimed, trailingDots, quoted, bracketed, doubledSpaces, tabsAndEnds
        case composed, decomposed, curlyQuotes, nonBreakingSpaces, fullWidth, zeroWidth

        func write(_ text: String) -> String {
            switch self {
            case .upper: text.uppercased()
            case .lower: text.lowercased()
            case .capitalised: text.prefix(1).uppercased() + text.dropFirst()
            case .exclaimed: text + "!!"
            case .trailingDots: text + " ..."
            case .quoted: "\u{201C}" + text + "\u{201D}"
            case .bracketed: "(" + text + ")"
            case .doubledSpaces: text.replacingOccurrences(of: " ", with: "  ")
            case .tabsAndEnds: "\t " + text + " \t"
            case .composed: text.precomposedStringWithCanonicalMapping
            case .decomposed: text.decomposedStringWithCanonicalMapping
            case .curlyQuotes: text.replacingOccurrences(of: "'", with: "\u{2019}")
            case .nonBreakingSpaces: text.replacingOccurrences(of: " ", with: "\u{A0}")
            case .fullWidth: String(String.UnicodeScalarView(text.unicodeScalars.map(Self.wide)))
            case .zeroWidth: text.map { "\($0)\u{200B}" }.joined()
            }
        }

        /// Letters and digits alone: a full-width full stop is another sign.
        private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            guard scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                return scalar
            }
            return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
        }
    }

    /// Every so many asks of every topic, the same ones each time; accents and apostrophes among them.
    static let sample: [String] =
        ShippedEngine.authored.playbook.topics.flatMap { topic in
            stride(from: 0, to: topic.asks.count, by: 41).map { topic.asks[$0] }
        } + ["my fianc\u{E9} can't cope with na\u{EF}ve advice, is it hereditary?", "cafe\u{301} au lait and calcium"]

    static let expected = sample.map { topics($0) }

    /// What a message is answered with, or asked back.
    static func topics(_ text: String) -> [String] {
        let reply = ShippedEngine.reply(text)
        return [reply.kind.rawValue] + reply.topics.map(\.id)
            + (reply.kind == .clarify ? reply.options.map(\.label) : [])
    }

    @Test("The form of a message does not change its topic", arguments: Form.allCases)
    func form(_ form: Form) throws {
        try #require(Self.sample.count > 800)
        #expect(Self.sample.contains { !form.write($0).utf8.elementsEqual($0.utf8) })
        for (text, expected) in zip(Self.sample, Self.expected) {
            let got = Self.topics(form.write(text))
            #expect(got == expected, "\(form): \(text)")
        }
    }

    @Test(
        "Courtesies around a message hardly ever change its topic",
        arguments: [
            "Hello, %", "Hi there. %", "Sorry to bother you but %", "% Thank you so much in advance.",
            "% Any advice would be appreciated.", "I hope you can help. %",
        ])
    func courtesies(_ frame: String) throws {
        let social = ["social", "meta"]
        let asked = zip(Self.sample, Self.expected).filter { !social.contains($1[0]) && $0.last != "." }
        try #require(asked.count > 400)
        let changed = asked.filter { Self.topics(frame.replacing("%", with: $0)) != $1 }
        #expect(changed.count * 100 <= asked.count * Self.mayChange, "\(changed.count): \(changed.prefix(8).map(\.0))")
    }

    /// Of a hundred.
    private static let mayChange = 3
}
