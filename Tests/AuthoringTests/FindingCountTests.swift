import Foundation
import Testing

@testable import Authoring

/// How many tests speak of each kind of finding, counted in their sources.
@Suite("Tests of each kind of finding")
struct FindingCountTests {
    /// The tests of this folder, as the text of each: from its mark to the next.
    static let tests: [String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "swift" && $0.path() != #filePath }.flatMap { file in
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.components(separatedBy: "@Test").dropFirst()
        }
    }()

    /// How many tests name the kind: by its case, or by its code in what they expect.
    static func count(_ code: FindingCode) -> Int {
        let names = [".\(code)", code.rawValue].map { NSRegularExpression.escapedPattern(for: $0) }
        let words = try? NSRegularExpression(pattern: "(\(names[0])|(?<=[ \"])\(names[1])(?=[\" ]))(?![A-Za-z-])")
        return tests.count { test in
            words?.firstMatch(in: test, range: NSRange(test.startIndex..., in: test)) != nil
        }
    }

    @Test("There are forty kinds and more; each has an example that is found, one that is not, and tests of its own")
    func table() {
        #expect(FindingCode.allCases.count >= 40)
        let rows = FindingPage.all.map { (page: $0, tests: Self.count($0.code)) }
        print("number   found  not found  tests besides  kind")
        for (page, tests) in rows {
            let columns = ["1", "1", "\(tests)"].map { String(repeating: " ", count: 8 - $0.count) + $0 }
            print("\(page.code.number) \(columns.joined(separator: " "))   \(page.code.rawValue)")
        }
        print("\(rows.count) kinds, \(rows.reduce(0) { $0 + $1.tests + 2 }) tests of them")
        let untested = rows.filter { $0.tests == 0 }.map(\.page.code.rawValue)
        #expect(untested == [], "these stand on their examples alone")
    }
}
