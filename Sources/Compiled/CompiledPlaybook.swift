import Playbook
import Understanding

/// A playbook with what was learnt from it, and the name both go by: what `paod` loads, and nothing else.
public struct CompiledPlaybook: Sendable {
    public var playbook: Playbook
    public var model: RankingModel
    /// 64 hexadecimal digits over every input byte and the versions of format and learner.
    public var fingerprint: String
    /// The asks of each topic, where they were left in the file; `nil` where the playbook has them.
    public private(set) var asks: (@Sendable (Int) -> [String])?

    public init(playbook: Playbook, model: RankingModel, fingerprint: String) {
        self.playbook = playbook
        self.model = model
        self.fingerprint = fingerprint
    }

    /// Reads a compiled playbook that root or this user owns and nobody else may write to.
    public static func read(_ path: String) throws(CompiledError) -> CompiledPlaybook {
        let bytes = try TrustedFile.read(path, limit: PlaybookFormat.maximumLength)
        return try CompiledPlaybook(decoding: bytes)
    }

    /// The same to answer from: the model is read where it lies in the mapped file, what only learning needs stays in it,
    /// and asks are read from it when somebody wants an explanation.
    public static func readForService(_ path: String) throws(CompiledError) -> CompiledPlaybook {
        let file = try ServedFile(path)
        let parts = try PlaybookFormat.take(apart: try file.beginning(), ofFileOf: file.length)
        var compiled = try CompiledPlaybook(parts, patterns: nil)
        let asks = AskFile(file, parts, topics: compiled.playbook.topics.count)
        compiled.asks = { asks.asks(of: $0) }
        parts.bytes.letGo()
        return compiled
    }

    /// The file's bytes: the same for the same playbook, model and fingerprint, on any machine.
    public func encoded() -> [UInt8] {
        var packer = Packer()
        var sections: [PlaybookFormat.Section: [UInt8]] = [:]
        packer.put(playbook.helper)
        sections[.helper] = packer.takeSection()
        packer.put(playbook.topics)
        sections[.topics] = packer.takeSection()
        packer.put(playbook.slots)
        sections[.slots] = packer.takeSection()
        packer.put(playbook.referrals)
        sections[.referrals] = packer.takeSection()
        packer.put(playbook.sources)
        sections[.sources] = packer.takeSection()
        packer.put(late: playbook.facts)
        sections[.facts] = packer.takeSection()
        sections[.strings] = Self.table(packer.strings)
        var apart = Packer()
        apart.put(packer.patterns)
        sections[.patterns] = apart.takeSection()
        apart.put(playbook.concepts)
        sections[.concepts] = apart.takeSection()
        playbook.helper.packCues(into: &apart)
        sections[.cues] = apart.takeSection()
        sections[.terms] = Self.table(apart.strings)
        sections[.words] = Self.table(playbook.ordinaryWords)
        sections[.asks] = AskTables.bytes(playbook.topics.map(\.asks))
        sections[.model] = model.encoded()
        return PlaybookFormat.assemble(sections, fingerprint: fingerprint)
    }

    /// Reads what `encoded()` wrote. Any other bytes give an error and never a crash.
    public init(decoding bytes: [UInt8]) throws(CompiledError) {
        let parts = try PlaybookFormat.take(apart: bytes)
        let words = try Self.texts(parts.unpacker(.words))
        for (one, next) in zip(words, words.dropFirst()) where one >= next {
            throw .malformed(section: PlaybookFormat.Section.words.rawValue, why: "its words are not in order")
        }
        let terms = try Self.texts(parts.unpacker(.terms))
        var reader = parts.unpacker(.patterns, terms)
        let patterns = PatternSupply(try reader.list())
        try reader.finish()
        try self.init(parts, patterns: patterns)
        guard patterns.rest.isEmpty else { throw reader.malformed("there are too many") }
        var cues = parts.unpacker(.cues, terms)
        try playbook.helper.unpackCues(from: &cues)
        try cues.finish()
        playbook.concepts = try Self.sorted(parts.unpacker(.concepts, terms)) { (concept: Concept) in concept.name }
        try Self.checkOrder(playbook.facts, parts.unpacker(.facts)) { $0.id }
        playbook.ordinaryWords = words
        let tables = try AskTables(parts[.asks], topics: playbook.topics.count)
        for topic in playbook.topics.indices { playbook.topics[topic].asks = try tables.asks(of: topic) }
    }

    /// What answers are made of.
    private init(_ parts: PlaybookFormat.Parts, patterns: PatternSupply?) throws(CompiledError) {
        let strings = try Self.texts(parts.unpacker(.strings))
        func unpacker(_ section: PlaybookFormat.Section) -> Unpacker { parts.unpacker(section, strings, patterns) }
        var helperReader = unpacker(.helper)
        let helper = try Helper(from: &helperReader)
        try helperReader.finish()
        // Each list is in its order: to sort it again would take as long as to read it.
        playbook = Playbook(helper: helper)
        playbook.topics = try Self.sorted(unpacker(.topics)) { (topic: Topic) in topic.id }
        playbook.slots = try Self.sorted(unpacker(.slots)) { (slot: Slot) in slot.name }
        playbook.referrals = try Self.sorted(unpacker(.referrals)) { (referral: Referral) in referral.id }
        playbook.sources = try Self.sorted(unpacker(.sources)) { (source: Source) in source.id }
        var facts = unpacker(.facts)
        playbook.take(try facts.lateList())
        try facts.finish()
        do {
            model = try RankingModel(decoding: parts[.model].raw, in: parts.bytes)
        } catch {
            throw .malformed(section: PlaybookFormat.Section.model.rawValue, why: "the model cannot be read")
        }
        fingerprint = parts.fingerprint
    }

    /// The values of a section, which are all of it, in the order of what they go by.
    private static func sorted<Value: Packable>(
        _ reader: Unpacker, by id: (Value) -> String
    ) throws(CompiledError) -> [Value] {
        var reader = reader
        let list: [Value] = try reader.list()
        try reader.finish()
        try checkOrder(list, reader, by: id)
        return list
    }

    private static func checkOrder<Value>(
        _ list: [Value], _ reader: Unpacker, by id: (Value) -> String
    ) throws(CompiledError) {
        for at in list.indices.dropFirst() where id(list[at - 1]) >= id(list[at]) {
            throw reader.malformed("its entries are not in order")
        }
    }

    private static func table(_ strings: [String]) -> [UInt8] {
        var packer = Packer()
        packer.put(strings.count)
        for string in strings { packer.put(raw: string) }
        return packer.takeSection()
    }

    /// The texts of a table of strings.
    static func texts(_ reader: Unpacker) throws(CompiledError) -> [String] {
        var reader = reader
        let count = try reader.count()
        var list: [String] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try reader.rawText()) }
        try reader.finish()
        return list
    }
}
