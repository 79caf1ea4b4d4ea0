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
        var compiled = try CompiledPlaybook(parts, words: [])
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
        packer.put(playbook.concepts)
        sections[.concepts] = packer.takeSection()
        packer.put(playbook.slots)
        sections[.slots] = packer.takeSection()
        packer.put(playbook.referrals)
        sections[.referrals] = packer.takeSection()
        packer.put(playbook.sources)
        sections[.sources] = packer.takeSection()
        packer.put(playbook.facts)
        sections[.facts] = packer.takeSection()
        sections[.strings] = Self.table(packer.strings)
        sections[.words] = Self.table(playbook.ordinaryWords)
        sections[.asks] = AskTables.bytes(playbook.topics.map(\.asks))
        sections[.model] = model.encoded()
        return PlaybookFormat.assemble(sections, fingerprint: fingerprint)
    }

    /// Reads what `encoded()` wrote. Any other bytes give an error and never a crash.
    public init(decoding bytes: [UInt8]) throws(CompiledError) {
        let parts = try PlaybookFormat.take(apart: bytes)
        let words = try Self.texts(Unpacker(parts[.words], strings: [], section: PlaybookFormat.Section.words.rawValue))
        for (one, next) in zip(words, words.dropFirst()) where one >= next {
            throw .malformed(section: PlaybookFormat.Section.words.rawValue, why: "its words are not in order")
        }
        try self.init(parts, words: words)
        let tables = try AskTables(parts[.asks], topics: playbook.topics.count)
        for topic in playbook.topics.indices { playbook.topics[topic].asks = try tables.asks(of: topic) }
    }

    /// Everything but the asks.
    private init(_ parts: PlaybookFormat.Parts, words: [String]) throws(CompiledError) {
        func unpacker(_ section: PlaybookFormat.Section, _ strings: [String]) -> Unpacker {
            Unpacker(parts[section], strings: strings, section: section.rawValue)
        }
        func list<Value: Packable>(
            _ section: PlaybookFormat.Section, _ strings: [String], by id: (Value) -> String
        ) throws(CompiledError) -> [Value] {
            var reader = unpacker(section, strings)
            let list: [Value] = try reader.list()
            try reader.finish()
            for (one, next) in zip(list, list.dropFirst()) where id(one) >= id(next) {
                throw reader.malformed("its entries are not in order")
            }
            return list
        }
        let strings = try Self.texts(unpacker(.strings, []))
        var helperReader = unpacker(.helper, strings)
        let helper = try Helper(from: &helperReader)
        try helperReader.finish()
        playbook = Playbook(
            helper: helper,
            topics: try list(.topics, strings) { (topic: Topic) in topic.id },
            concepts: try list(.concepts, strings) { (concept: Concept) in concept.name },
            slots: try list(.slots, strings) { (slot: Slot) in slot.name },
            referrals: try list(.referrals, strings) { (referral: Referral) in referral.id },
            sources: try list(.sources, strings) { (source: Source) in source.id },
            facts: try list(.facts, strings) { (fact: Fact) in fact.id },
            ordinaryWords: words)
        do {
            model = try RankingModel(decoding: parts.bytes(of: .model), in: parts.bytes)
        } catch {
            throw .malformed(section: PlaybookFormat.Section.model.rawValue, why: "the model cannot be read")
        }
        fingerprint = parts.fingerprint
    }

    private static func table(_ strings: [String]) -> [UInt8] {
        var packer = Packer()
        packer.put(strings.count)
        var bytes = packer.takeSection()
        for string in strings {
            packer.put(string.utf8.count)
            bytes += packer.takeSection()
            bytes += string.utf8
        }
        return bytes
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
