import Testing

/// The shape of the repository: what stands at the top, and how long a file may be.
struct ShapeTests {
    @Test func topLevelHoldsOnlyWhatTheDesignLists() throws {
        let listed: Set = ["Package.swift", "README.md", "Dialogues", "Service", "Sources", "Tests", "LICENSE"]
        let found = try Repository.visibleEntries(of: "").filter { $0 != "Package.resolved" }
        #expect(Set(found).isSubset(of: listed), "move it into one of the folders, each of which has one purpose")
    }

    @Test func everyLibraryFolderHasItsTests() throws {
        let libraries = try Repository.folders(under: "Sources").filter { $0.first!.isUppercase && $0 != "CEditline" }
        let tests = try Repository.folders(under: "Tests")
        for library in libraries { #expect(tests.contains(library + "Tests")) }
    }

    @Test func noFileIsLongerThanFiveHundredLines() throws {
        for file in try Repository.swiftFiles(under: "Sources") + Repository.swiftFiles(under: "Tests") {
            let lines = try Repository.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 500, "\(file) has \(lines) lines: look for the second idea in it")
        }
    }

    @Test func noFileIsNamedForNothing() throws {
        for file in try Repository.swiftFiles(under: "Sources") {
            for word in ["Utils", "Helpers", "Manager", "Misc", "Common"] {
                #expect(!file.hasSuffix("\(word).swift"), "\(file): name it for the one idea it holds")
            }
        }
    }

    /// Two classes of words with one bit would be one class.
    @Test func eachClassOfWordsHasABitOfItsOwn() throws {
        let text = try Repository.text(of: "Sources/Understanding/Urgent/WordClass.swift")
        let bits = text.matches(of: /rawValue: 1 << ([0-9]+)/).compactMap { Int($0.1) }
        try #require(bits.count > 40)
        #expect(Set(bits).count == bits.count)
    }
}
