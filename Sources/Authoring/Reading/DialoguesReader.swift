import Compiled
import Playbook
import Understanding

/// Reads every file of the dialogues. Content mistakes become findings; nothing throws.
struct DialoguesReader {
    private var draft = Draft()
    /// What was read before, by the path as the author knows it: a file that did not change is not read again.
    private var known: [String: ReadFile]

    static func read(_ dialogues: Dialogues, knowing known: [String: ReadFile] = [:]) -> Draft {
        var reader = DialoguesReader(known: known)
        for (layer, folder) in dialogues.walk().enumerated() { reader.read(folder, layer: layer) }
        if reader.draft.helpers.isEmpty {
            let root = dialogues.layers.first ?? "."
            reader.draft.findings.add(
                Finding(
                    code: .missingFile, file: root + "/helper.yaml", message: "there is no helper.yaml",
                    mend: "add it, or name the folder that holds it"))
        }
        for kind in Kind.allCases { reader.draft.entries[kind]?.sort { $0.id < $1.id } }
        // A list that is sorted needs no sorting: there are tens of thousands of words.
        func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
        if !zip(reader.draft.words, reader.draft.words.dropFirst()).allSatisfy(precedes) {
            reader.draft.words = Set(reader.draft.words).sorted(by: precedes)
        }
        reader.draft.sortTexts()
        reader.draft.playbook = PlaybookBuilder.build(reader.draft)
        let draft = reader.draft
        reader.draft.askIndex = MadeOnce { AskIndex(draft.topics) }
        reader.draft.levels = MadeOnce { ReadingLevel.measure(draft) }
        return reader.draft
    }

    private mutating func read(_ folder: DialoguesFolder, layer: Int) {
        for problem in folder.problems {
            draft.findings.add(
                Finding(
                    code: .unreadable, file: join(folder.root, problem.path), message: problem.why,
                    mend: "take it out of the dialogues, or make it a folder or file that can be read"))
        }
        for file in folder.files {
            let shown = join(folder.root, file.path)
            if file.path == ReviewRecord.file {
                draft.reviewed =
                    (try? folder.read(file.path, limit: Fingerprint.maximumFileLength)).map(ReviewRecord.init)
                    ?? draft.reviewed
            } else if Transcript.isTranscript(file.path) {
                let bytes = try? folder.read(file.path, limit: Fingerprint.maximumFileLength)
                draft.transcripts[file.path] = bytes.map {
                    Transcript(place: shown, text: String(decoding: $0, as: UTF8.self))
                }
            } else if DialoguesFolder.isInput(file.path) || file.path.hasPrefix("tests/") {
                do {
                    let bytes = try folder.read(file.path, limit: Fingerprint.maximumFileLength)
                    read(bytes, path: file.path, shown: shown, layer: layer)
                } catch {
                    draft.findings.add(
                        Finding(
                            code: .unreadable, file: shown, message: error.description,
                            mend: "look at its length and its permissions; a long file is best split"))
                }
            } else if !file.path.hasPrefix("schema/"), file.path.hasSuffix(".yml") {
                misplaced(shown, "rename it to end in .yaml")
            }
        }
    }

    private mutating func read(_ bytes: [UInt8], path: String, shown: String, layer: Int) {
        if DialoguesFolder.isInput(path) { draft.inputs.append((layer, path, bytes)) }
        if path.hasPrefix("words/") { return readWords(bytes, shown) }
        guard let kind = FileKind(path: path) else {
            return misplaced(shown, "topics lie in topics/<section>/, the rest as README.md in Dialogues says")
        }
        let read: ReadFile
        if let before = known[shown], before.bytes == bytes {
            read = before
        } else {
            read = ReadFile(bytes, shown, kind.shape(layer: layer), kind)
        }
        draft.files[shown] = read
        draft.sources[shown] = read.source
        for finding in read.findings { draft.findings.add(finding) }
        draft.references += read.references
        draft.texts += read.texts
        draft.typed += read.asks
        draft.patterns += read.patterns
        if let root = read.root { file(root, kind, path: path, layer: layer) }
    }

    /// Puts the things of a file where they belong.
    private mutating func file(_ root: Node, _ kind: FileKind, path: String, layer: Int) {
        func each(_ thing: Kind, by key: String) {
            for item in root.items {
                if let id = item[key] { add(thing, id, item, path, layer) }
            }
        }
        switch kind {
        case .helper: draft.helpers.append(root)
        case .topic, .urgent:
            guard let id = root["id"] else { return }
            let parts = path.split(separator: "/").map(String.init)
            let section = kind == .urgent ? "urgent" : parts[1]
            add(kind == .urgent ? .urgentTopic : .topic, id, root, path, layer, section: section)
            let name = String(parts[parts.count - 1].dropLast(".yaml".count))
            if let text = id.text, text != name {
                draft.findings.add(
                    .fileName, at: id, "the id is \(text) and the file is \(name).yaml",
                    mend: "rename the file to \(text).yaml, or the id to \(name)")
            }
            if kind == .topic, !FileKind.sections.contains(section) {
                draft.findings.add(
                    .unknownSection, at: id, "\(section) is not a section",
                    mend: Nearest.mend(
                        section, among: FileKind.sections,
                        otherwise: "sections are: \(FileKind.sections.joined(separator: ", "))"))
            }
        case .concepts: for pair in root.pairs { add(.concept, pair.key, pair.value, path, layer) }
        case .situations: each(.slot, by: "slot")
        case .referrals: each(.referral, by: "id")
        case .sources: each(.source, by: "id")
        case .facts: each(.fact, by: "id")
        case .tests: each(.test, by: "id")
        }
    }

    private mutating func add(
        _ kind: Kind, _ id: Node, _ node: Node, _ path: String, _ layer: Int, section: String = ""
    ) {
        guard let text = id.text, !text.isEmpty else { return }
        let entry = Draft.Entry(id: text, node: node, path: path, layer: layer, place: id.place, section: section)
        // Plain and urgent topics share their ids.
        let rivals: [Kind] = kind == .topic || kind == .urgentTopic ? [.topic, .urgentTopic] : [kind]
        for rival in rivals {
            guard let index = draft.entries[rival]?.firstIndex(where: { $0.id == text }),
                let other = draft.entries[rival]?[index]
            else { continue }
            if other.layer == layer {
                return draft.findings.add(
                    .duplicateID, entry.place, "there is another \(kind.rawValue) called \(text)",
                    mend: "give one of the two another id", notes: [.init(other.place, "first defined here")])
            }
            draft.entries[rival]?.remove(at: index)
        }
        draft.entries[kind, default: []].append(entry)
    }

    private mutating func readWords(_ bytes: [UInt8], _ shown: String) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return draft.findings.add(Finding(code: .notUTF8, file: shown, message: "not text in UTF-8"))
        }
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let word = line.trimmingBlanks()
            if word.isEmpty { continue }
            if word.utf8.allSatisfy(KebabCase.isLetter) {
                draft.words.append(String(word))
            } else {
                draft.findings.add(
                    .badValue, Place(file: shown, line: number + 1, column: 1), "not a word of small letters a to z",
                    mend: "one word a line")
            }
        }
    }

    private mutating func misplaced(_ shown: String, _ mend: String) {
        draft.findings.add(Finding(code: .misplaced, file: shown, message: "no content file belongs here", mend: mend))
    }

    private func join(_ root: String, _ path: String) -> String { path.isEmpty ? root : root + "/" + path }
}
