import Compiled

/// Reads dialogues again and again while they are edited: the findings of a saved file at once, those of all files soon.
public struct Watch {
    private let dialogues: Dialogues
    private let today: String?
    private var files: [String: ReadFile] = [:]
    private var draft = Draft()

    /// Reads everything once.
    public init(_ dialogues: Dialogues, today: String?) {
        self.dialogues = dialogues
        self.today = today
    }

    /// Reads what changed since the last time and gives back those files, as the author knows them.
    public mutating func look() -> [String] {
        draft = DialoguesReader.read(dialogues, knowing: files)
        let changed =
            draft.files.filter { files[$0.key]?.bytes != $0.value.bytes }.map(\.key)
            + files.keys.filter { draft.files[$0] == nil }
        files = draft.files
        return changed.sorted()
    }

    /// What is wrong inside these files, by place: shapes, ids, texts and patterns.
    public func findings(in changed: [String]) -> [Finding] {
        let names = Set(changed)
        var narrow = draft
        let files = changed.compactMap { draft.files[$0] }
        narrow.texts = files.flatMap(\.texts)
        narrow.typed = files.flatMap(\.asks)
        narrow.patterns = files.flatMap(\.patterns)
        narrow.references = files.flatMap(\.references)
        narrow.sortTexts()
        var findings = narrow.findings
        for check in Check.ofFiles { check.run(narrow, Calendar(today: today), &findings) }
        return findings.list.filter { names.contains($0.file) }.map { $0.quoting(draft.sources) }.sorted()
    }

    /// Everything, checked whole.
    public func whole() -> Authored { Authored(draft, today: today) }
}
