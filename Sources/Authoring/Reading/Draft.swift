import Compiled
import Playbook
import Understanding

/// A folder of dialogues as it was read: everything with its places, before it becomes a playbook.
struct Draft {
    /// A thing with an id, as it stands in a file.
    struct Entry: Sendable {
        var id: String
        var node: Node
        /// The path of its file relative to the dialogues.
        var path: String
        var layer: Int
        /// Where the id stands.
        var place: Place
        /// The section folder of a topic.
        var section = ""
    }

    /// Things by kind, sorted by id; those of a later layer have taken the place of earlier ones.
    var entries: [Kind: [Entry]] = [:]
    /// `helper.yaml` of each layer that has one.
    var helpers: [Node] = []
    /// What the shapes gathered.
    var references: [ShapeReader.Reference] = []
    var texts: [ShapeReader.Words] = []
    /// What people type: of topics and details, and the words of concepts.
    var typed: [Node] = []
    var patterns: [Node] = []
    /// The texts that a reader sees, and the passages among them by file.
    var shownTexts: [ShapeReader.Words] = []
    var passagesByFile: [String: [ShapeReader.Words]] = [:]
    /// What people ask, of every topic; and how hard each is to read.
    var askIndex = MadeOnce { AskIndex() }
    var levels = MadeOnce { [ReadingLevel]() }
    /// Ordinary words, sorted by bytes.
    var words: [String] = []
    /// Every input byte, for the fingerprint.
    var inputs: [(layer: Int, path: String, bytes: [UInt8])] = []
    /// Each YAML file as it was read, by the path as the author knows it.
    var files: [String: ReadFile] = [:]
    /// The text of each YAML file, by the path as the author knows it.
    var sources: [String: SourceText] = [:]
    /// The wordings that tests must keep, by the path of their file.
    var transcripts: [String: Transcript] = [:]
    /// What the last reviews saw.
    var reviewed = ReviewRecord()
    var findings = Findings()
    var playbook = Playbook()

    /// What people ask, of every topic.
    var asks: AskIndex { askIndex.value }

    /// Entries of the topics, plain and urgent.
    var topics: [Entry] { (entries[.topic] ?? []) + (entries[.urgentTopic] ?? []) }

    /// The ids of a kind; `topic` stands for plain and urgent ones.
    func ids(_ kind: Kind) -> [String] {
        kind == .topic ? topics.map(\.id).sorted() : (entries[kind] ?? []).map(\.id)
    }

    /// The passages of a plain topic.
    func passages(of entry: Entry) -> [ShapeReader.Words] { passagesByFile[entry.place.file] ?? [] }

    func entry(_ kind: Kind, _ id: String) -> Entry? { entries[kind]?.first { $0.id == id } }
}
