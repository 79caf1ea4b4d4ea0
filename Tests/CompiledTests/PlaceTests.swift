import Foundation
import Playbook
import Testing

@testable import Compiled

@Suite("Places")
struct PlaceTests {
    /// A temporary folder, deleted in the end.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "pao-compiled-\(UUID().uuidString)").path()
        init(_ files: [String: String] = [:]) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for (name, text) in files { try write(text, to: name) }
        }
        func write(_ text: String, to name: String) throws {
            let url = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    static let files = [
        "helper.yaml": "name: x", "topics/help/a.yaml": "id: a", "words/english.txt": "ant\n",
        "words/README.md": "notes",
        "tests/a.yaml": "[]", "schema/topic.json": "{}", ".hidden.yaml": "x", "helper.yaml~": "x",
    ]

    @Test("Inputs are the YAML files and word lists; tests, schemas, notes and hidden files are none")
    func inputs() throws {
        let kept = try Folder(Self.files)
        let walked = DialoguesFolder(walking: kept.path)
        #expect(
            walked.files.map(\.path).filter(DialoguesFolder.isInput) == [
                "helper.yaml", "topics/help/a.yaml", "words/english.txt",
            ])
        #expect(walked.problems == [])
    }

    @Test("The fingerprint changes with every input byte, name and place, and with nothing else")
    func fingerprint() throws {
        let folder = try Folder(Self.files)
        let twin = try Folder(Self.files)
        let name = try Fingerprint.of(Dialogues(at: folder.path))
        #expect(name.count == 64)
        #expect(try Fingerprint.of(Dialogues(at: twin.path)) == name)
        #expect(try Fingerprint.of(Dialogues(layers: [folder.path, twin.path])) != name)
        try twin.write("{} ", to: "schema/topic.json")
        try twin.write("[1]", to: "tests/a.yaml")
        #expect(try Fingerprint.of(Dialogues(at: twin.path)) == name)
        try twin.write("id: b", to: "topics/help/a.yaml")
        #expect(try Fingerprint.of(Dialogues(at: twin.path)) != name)
        try folder.write("id: a", to: "topics/help/b.yaml")
        try FileManager.default.removeItem(atPath: folder.path + "/topics/help/a.yaml")
        #expect(try Fingerprint.of(Dialogues(at: folder.path)) != name)
    }

    @Test("A folder that cannot be read whole has no fingerprint")
    func unreadable() throws {
        #expect(throws: CompiledError.self) { try Fingerprint.of(Dialogues(at: "/nowhere/at/all")) }
        let folder = try Folder(Self.files)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/topics/loop", withDestinationPath: "..")
        #expect { try Fingerprint.of(Dialogues(at: folder.path)) } throws: { "\($0)".contains("leads back") }
    }

    @Test("The stamp changes when an input does")
    func stamp() throws {
        let folder = try Folder(Self.files)
        let stamp = InputStamp(of: Dialogues(at: folder.path))
        #expect(InputStamp(of: Dialogues(at: folder.path)) == stamp)
        try folder.write("id: ab", to: "topics/help/a.yaml")
        #expect(InputStamp(of: Dialogues(at: folder.path)) != stamp)
    }

    @Test("The folder named comes first, then the variable, then the checkout, then the package")
    func places() {
        func find(_ named: String?, _ variable: String?, _ executable: String) -> [String] {
            Dialogues.find(named: named, variable: variable, executable: executable).layers
        }
        #expect(find("/a", "/b", "/src/.build/bin/paoc") == ["/a"])
        #expect(find(nil, "/b", "/src/.build/bin/paoc") == ["/b"])
        #expect(find(nil, nil, "/src/.build/bin/paoc") == ["/src/Dialogues"])
        #expect(find(nil, nil, "/usr/bin/paoc").first == "/usr/share/pao/dialogues")
    }
}

@Suite("Known inputs")
struct KnownInputTests {
    @Test("A fingerprint is remembered, in a folder that is made, until an input changes; none of fresh inputs is")
    func remembered() async throws {
        let cache = try PlaceTests.Folder()
        let folder = try PlaceTests.Folder(PlaceTests.files)
        let dialogues = Dialogues(at: folder.path)
        let place = cache.path + "/of-a-user/pao"
        func remembered() -> [String] {
            let files = try? FileManager.default.contentsOfDirectory(atPath: place)
            return (files ?? []).map { place + "/" + $0 }
        }
        let name = try Fingerprint.of(dialogues)
        #expect(try KnownInputs.fingerprint(of: dialogues, caches: [place]) == name)
        #expect(remembered() == [])
        // Soon they are fresh no more; how soon hangs on how fine the file system's clock is.
        for _ in 0..<100 where remembered() == [] {
            try await Task.sleep(for: .milliseconds(200))
            #expect(try KnownInputs.fingerprint(of: dialogues, caches: [place]) == name)
        }
        let file = try #require(remembered().first)
        // It is what is remembered that is given back.
        let other = String(repeating: "0", count: 64)
        let line = try String(contentsOfFile: file, encoding: .utf8).replacing(name, with: other)
        try line.write(toFile: file, atomically: false, encoding: .utf8)
        #expect(try KnownInputs.fingerprint(of: dialogues, caches: [place]) == other)
        // Others could have written it.
        chmod(file, 0o666)
        #expect(try KnownInputs.fingerprint(of: dialogues, caches: [place]) == name)
        chmod(file, 0o600)
        try line.write(toFile: file, atomically: false, encoding: .utf8)
        // As many bytes, and the times put back.
        let input = folder.path + "/topics/help/a.yaml"
        var info = stat()
        stat(input, &info)
        try folder.write("id: b", to: "topics/help/a.yaml")
        utimensat(AT_FDCWD, input, [info.st_atim, info.st_mtim], 0)
        let changed = try KnownInputs.fingerprint(of: dialogues, caches: [place])
        #expect(try changed == Fingerprint.of(dialogues))
        #expect(changed != name)
    }
}

@Suite("The store", .serialized)
struct StoreTests {
    @Test("A playbook that is kept is found again, beside the dialogues or in the cache, and can be read")
    func kept() throws {
        let cache = try PlaceTests.Folder()
        setenv("CACHE_DIRECTORY", cache.path + "/deep/cache:/other", 1)
        defer { unsetenv("CACHE_DIRECTORY") }
        let place = try PlaceTests.Folder(["dialogues/helper.yaml": "name: x"])
        let dialogues = Dialogues(at: place.path + "/dialogues")
        #expect(try PlaybookStore.current(dialogues: dialogues) == nil)
        var compiled = Samples.compiled
        compiled.fingerprint = try Fingerprint.of(dialogues)
        let path = try PlaybookStore.keep(compiled)
        #expect(path == cache.path + "/deep/cache/\(compiled.fingerprint).playbook")
        #expect(try PlaybookStore.current(dialogues: dialogues) == path)
        #expect(try CompiledPlaybook.read(path).playbook == compiled.playbook)
        let beside = try PlaybookStore.write(compiled, to: place.path)
        #expect(try PlaybookStore.current(dialogues: dialogues) == beside)
        // One that is damaged is passed over for the next.
        try place.write("no playbook", to: "\(compiled.fingerprint).playbook")
        #expect(PlaybookStore.read(compiled.fingerprint, dialogues: dialogues)?.playbook == compiled.playbook)
        unlink(path)
        #expect(PlaybookStore.read(compiled.fingerprint, dialogues: dialogues) == nil)
        try place.write("name: y", to: "dialogues/helper.yaml")
        #expect(try PlaybookStore.current(dialogues: dialogues) == nil)
    }

    @Test("Files that others could have written are not used")
    func untrusted() throws {
        let folder = try PlaceTests.Folder()
        let path = try PlaybookStore.write(Samples.compiled, to: folder.path + "/a.playbook")
        #expect(path == folder.path + "/a.playbook")
        _ = try CompiledPlaybook.read(path)
        chmod(path, 0o666)
        #expect(throws: CompiledError.untrusted(path: path)) { try CompiledPlaybook.read(path) }
        chmod(path, 0o600)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: path)
        #expect(throws: CompiledError.self) { try CompiledPlaybook.read(folder.path + "/link") }
        mkfifo(folder.path + "/pipe", 0o600)
        #expect(throws: CompiledError.self) { try CompiledPlaybook.read(folder.path + "/pipe") }
        #expect(throws: CompiledError.self) { try CompiledPlaybook.read(folder.path) }
    }

    @Test("What a daemon reads leaves the words that learning needs in the file, and finds asks that are wanted")
    func served() throws {
        let folder = try PlaceTests.Folder()
        let path = try PlaybookStore.write(Samples.compiled, to: folder.path + "/a.playbook")
        var playbook = Samples.playbook
        let asks = playbook.topics.map(\.asks)
        func unsaid(_ patterns: [Pattern]) -> [Pattern] { patterns.map { _ in .any([]) } }
        for topic in playbook.topics.indices {
            playbook.topics[topic].asks = []
            playbook.topics[topic].patterns = unsaid(playbook.topics[topic].patterns)
            for sign in playbook.topics[topic].card?.signs.indices ?? 0..<0 {
                playbook.topics[topic].card?.signs[sign].pattern = .any([])
            }
        }
        for slot in playbook.slots.indices {
            for value in playbook.slots[slot].values.indices {
                playbook.slots[slot].values[value].patterns = unsaid(playbook.slots[slot].values[value].patterns)
            }
        }
        (playbook.ordinaryWords, playbook.concepts, playbook.helper.cues) = ([], [], [:])
        let served = try CompiledPlaybook.readForService(path)
        #expect(served.playbook == playbook)
        #expect(served.model == Samples.compiled.model)
        #expect(asks.indices.map { served.asks?($0) } == asks)
        #expect(served.asks?(asks.count) == [])
        // The rest is looked at when it is wanted; what answers are made of, at once.
        var bytes = Samples.compiled.encoded()
        bytes[bytes.count - 1] ^= 1
        try TrustedFile.write(bytes, to: path)
        #expect(try CompiledPlaybook.readForService(path).asks?(0) == [])
        #expect(throws: CompiledError.damaged) { try CompiledPlaybook.read(path) }
        bytes[PlaybookFormat.bodyOffset] ^= 1
        try TrustedFile.write(bytes, to: path)
        #expect(throws: CompiledError.damaged) { try CompiledPlaybook.readForService(path) }
        for length in [0, 7, 100, bytes.count / 2, bytes.count - 1] {
            try TrustedFile.write(Array(Samples.compiled.encoded()[..<length]), to: path)
            #expect(throws: CompiledError.self) { try CompiledPlaybook.readForService(path) }
        }
    }

    @Test("Changed bytes under a right checksum are served or refused, and never crash where somebody looks at them")
    func forged() throws {
        let folder = try PlaceTests.Folder()
        let path = folder.path + "/a.playbook"
        let whole = Samples.compiled.encoded()
        let parts = try PlaybookFormat.take(apart: whole)
        var looked = 0
        for place in parts.range(of: .topics) {
            var bytes = whole
            bytes[place] ^= [1, 0x40, 0xff][place % 3]
            PlaybookFormat.seal(&bytes)
            try TrustedFile.write(bytes, to: path)
            guard let served = try? CompiledPlaybook.readForService(path) else { continue }
            for topic in served.playbook.topics { #expect(topic.answer == topic.answer) }
            looked += 1
        }
        #expect(looked > 100)
    }

    @Test("Those kept before one are found, the newest first; a damaged or foreign one is not the end of them")
    func earlier() throws {
        let cache = try PlaceTests.Folder()
        setenv("CACHE_DIRECTORY", cache.path, 1)
        defer { unsetenv("CACHE_DIRECTORY") }
        let place = try PlaceTests.Folder(["dialogues/helper.yaml": "name: x"])
        let dialogues = Dialogues(at: place.path + "/dialogues")
        let names = (0..<4).map { String(repeating: "\($0)", count: 64) }
        for (age, name) in names.enumerated() {
            var compiled = Samples.compiled
            compiled.fingerprint = name
            let path = try PlaybookStore.keep(compiled)
            var times = [timespec](repeating: timespec(tv_sec: 1_000_000 - age, tv_nsec: 0), count: 2)
            utimensat(AT_FDCWD, path, &times, 0)
        }
        chmod(cache.path + "/" + names[2] + ".playbook", 0o666)
        func earlier(_ name: String) -> [String] {
            PlaybookStore.earlier(than: name, dialogues: dialogues).map {
                String($0.split(separator: "/").last!.prefix(64))
            }
        }
        #expect(earlier(names[0]).filter { names.contains($0) } == [names[1], names[3]])
        #expect(earlier(names[1]).filter { names.contains($0) } == [names[3]])
        #expect(earlier(names[3]).filter { names.contains($0) } == [])
        // One that was never kept: all that were.
        #expect(earlier("x").filter { names.contains($0) } == [names[0], names[1], names[3]])
    }

    @Test("Five are kept, and nothing else in the folder is touched")
    func pruned() throws {
        let cache = try PlaceTests.Folder(["notes.playbook": "mine", "other.txt": "mine"])
        setenv("CACHE_DIRECTORY", cache.path, 1)
        defer { unsetenv("CACHE_DIRECTORY") }
        var names: [String] = []
        for number in 0..<8 {
            var compiled = Samples.compiled
            compiled.fingerprint = String(repeating: "\(number)", count: 64)
            let path = try PlaybookStore.keep(compiled)
            // Times apart, however quick the disk.
            var times = [
                timespec(tv_sec: 1_000_000 + number, tv_nsec: 0), timespec(tv_sec: 1_000_000 + number, tv_nsec: 0),
            ]
            utimensat(AT_FDCWD, path, &times, 0)
            names.append(compiled.fingerprint + ".playbook")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: cache.path).sorted()
        #expect(left == names.suffix(5) + ["notes.playbook", "other.txt"])
    }

    @Test("No writable place is an error that names the places")
    func nowhere() throws {
        let home = try PlaceTests.Folder(["file": ""])
        setenv("CACHE_DIRECTORY", home.path + "/file/cache", 1)
        setenv("XDG_CACHE_HOME", home.path + "/file", 1)
        let before = String(cString: getenv("HOME"))
        setenv("HOME", home.path + "/file", 1)
        defer {
            unsetenv("CACHE_DIRECTORY")
            unsetenv("XDG_CACHE_HOME")
            setenv("HOME", before, 1)
        }
        #expect(
            throws: CompiledError.nowhereToWrite(tried: [
                home.path + "/file/cache", home.path + "/file/pao", home.path + "/file/.cache/pao",
            ])
        ) {
            try PlaybookStore.keep(Samples.compiled)
        }
    }
}
