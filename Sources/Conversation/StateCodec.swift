import Playbook

/// The opaque form of a `State`: `2.` and base64url of bytes.
///
/// Layout, version 2: situation (count, then slot and value hash of 2 bytes each) · current topic · details given ·
/// flags (1 just answered, 2 with a detail) · trail · offered options · pending · urgent matter (0 none, 1 open,
/// above it the turns for which one set aside is remembered, plus 1) · misses · slots asked ·
/// slots learnt · slots told · slot assumed (255 for none) · hash of the last words · checksum of 4 bytes. Topics are
/// 4-byte hashes of their ids (0 for none), details, slots and menus 2-byte ones. The largest state is 8 trail topics
/// and 9 options: about 220 bytes encoded, well inside the 512 that the protocol allows.
final class StateCodec: Sendable {
    static let mark: StaticString = "2."
    /// Longest state the protocol allows, in bytes.
    static let limit = 512
    /// Bytes of a state that knows nothing, and of an option, a known slot or a topic behind.
    private static let least = 40
    private static let each = 7

    private let topicsByHash: [(hash: UInt32, topic: Int)]
    /// For each topic the hash of its id.
    private let hashes: [UInt32]
    /// For each topic the hashes of its details' ids, in their order.
    private let details: [[UInt16]]
    private let slots: [UInt16]
    private let menus: [(hash: UInt16, id: String)]
    private let playbook: Playbook

    init(playbook: Playbook) {
        self.playbook = playbook
        hashes = playbook.topics.map { IdHash.of($0.id) }
        details = playbook.topics.map { ($0.answer?.details ?? []).map { IdHash.short($0.id) } }
        slots = playbook.slots.map { IdHash.short($0.name) }
        menus = ([Menu.all] + playbook.helper.menus.map(\.id)).map { (hash: IdHash.short($0), id: $0) }
        topicsByHash = zip(hashes, playbook.topics.indices)
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    // MARK: - Writing

    func encode(_ state: State) -> String {
        encode(state, offering: state.offered.count, Self.bytes(of: state.offered))
    }

    /// - Parameters:
    ///   - count: how many options are offered in the place of what the state offers.
    ///   - options: their targets, as `bytes(of:)` makes them.
    func encode(_ state: State, offering count: Int, _ options: [UInt8]) -> String {
        let lists = state.situation.entries.count + state.trail.count
        let most = Self.least + Self.each * lists + options.count
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { room in
            var out = ByteWriter(room)
            write(state, to: &out, count, options)
            out.four(IdHash.of(out.bytes))
            return Base64URL.encode(out.bytes, after: Self.mark)
        }
    }

    /// What a state holds of options, one behind the other.
    static func bytes(of options: [Reply.Option]) -> [UInt8] { bytes(of: options.map(\.target)) }

    private static func bytes(of targets: [Reply.Option.Target]) -> [UInt8] {
        Array(unsafeUninitializedCapacity: each * targets.count) { room, count in
            var out = ByteWriter(room)
            for target in targets { write(target, to: &out) }
            count = out.bytes.count
        }
    }

    private func write(_ state: State, to out: inout ByteWriter, _ offered: Int, _ options: [UInt8]) {
        out.byte(UInt8(state.situation.entries.count))
        for entry in state.situation.entries {
            out.two(IdHash.short(entry.slot))
            out.two(IdHash.short(entry.value))
        }
        out.four(hash(state.current))
        out.two(state.detailsGiven)
        out.byte((state.justAnswered ? 1 : 0) | (state.onDetail ? 2 : 0))
        out.byte(UInt8(state.trail.count))
        for topic in state.trail { out.four(hash(topic)) }
        out.byte(UInt8(offered))
        out.bytes(options)
        out.byte(state.pending.rawValue)
        out.byte(state.urgent != nil ? 1 : state.setAside.map { $0.turns + 1 } ?? 0)
        if let urgent = state.urgent ?? state.setAside?.matter {
            out.four(hash(urgent.topic))
            out.byte(UInt8(urgent.level.rank))
            out.four(hash(urgent.kept))
        }
        out.byte(state.misses)
        out.two(state.slotsAsked)
        out.two(state.slotsLearnt)
        out.two(state.slotsTold)
        out.byte(state.assumed ?? .max)
        out.four(state.said)
    }

    private static func write(_ target: Reply.Option.Target, to out: inout ByteWriter) {
        switch target {
        case .topic(let id):
            out.byte(0)
            out.four(IdHash.of(id))
        case .detail(let topic, let detail):
            out.byte(1)
            out.four(IdHash.of(topic))
            out.two(IdHash.short(detail))
        case .slot(let slot, let value):
            out.byte(2)
            out.two(IdHash.short(slot))
            out.two(IdHash.short(value))
        case .menu(let menu):
            out.byte(3)
            out.two(IdHash.short(menu))
        }
    }

    private func hash(_ topic: Int?) -> UInt32 { topic.map { hashes[$0] } ?? 0 }

    // MARK: - Reading

    /// The state behind this text; `nil` where it is none of ours: another version, truncated or invented.
    func decode(_ text: String) -> State? {
        guard text.utf8.count <= Self.limit else { return nil }
        var text = text
        return text.withUTF8 { letters in
            let mark = Self.mark.utf8CodeUnitCount
            guard letters.prefix(mark).elementsEqual(UnsafeBufferPointer(start: Self.mark.utf8Start, count: mark))
            else {
                return nil
            }
            return Base64URL.decode(UnsafeBufferPointer(rebasing: letters[mark...]), read)
        }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> State? {
        guard bytes.count >= 4 else { return nil }
        var tail = ByteReader(UnsafeBufferPointer(rebasing: bytes.suffix(4)))
        let body = UnsafeBufferPointer(rebasing: bytes.dropLast(4))
        guard tail.four() == IdHash.of(body) else { return nil }
        var input = ByteReader(body)
        var state = State()
        for _ in 0..<(input.byte() ?? 0) {
            guard let slot = input.two(), let value = input.two() else { return nil }
            if let (name, value) = self.slot(slot, value) { state.situation[name] = value }
        }
        state.current = topic(input.four())
        state.detailsGiven = input.two() ?? 0
        let flags = input.byte() ?? 0
        state.justAnswered = flags & 1 != 0
        state.onDetail = flags & 2 != 0
        for _ in 0..<(input.byte() ?? 0) {
            if let topic = topic(input.four()) { state.trail.append(topic) }
        }
        let offered = input.byte() ?? 0
        state.offered.reserveCapacity(Int(offered))
        for _ in 0..<offered {
            guard let kind = input.byte() else { return nil }
            // A target the new playbook lacks keeps its place, so that the numbers a person sees stay true.
            state.offered.append(target(kind, from: &input) ?? .topic(""))
        }
        guard let pending = input.byte().flatMap(State.Pending.init(rawValue:)) else { return nil }
        state.pending = pending
        if let openness = input.byte(), openness > 0 {
            let matter = topic(input.four())
            let rank = input.byte()
            let kept = topic(input.four())
            if let matter, playbook.topics[matter].kind == .urgent,
                let level = UrgentLevel.allCases.first(where: { UInt8($0.rank) == rank })
            {
                let matter = State.OpenMatter(topic: matter, level: level, kept: kept)
                let turns = min(openness - 1, State.SetAside.longest)
                if turns == 0 { state.urgent = matter } else { state.setAside = .init(matter: matter, turns: turns) }
            }
        }
        guard let misses = input.byte(), let asked = input.two(), let learnt = input.two(), let told = input.two(),
            let assumed = input.byte(), let said = input.four(), input.isAtEnd
        else { return nil }
        state.misses = min(misses, 3)
        state.slotsAsked = asked
        state.slotsLearnt = learnt
        state.slotsTold = told
        state.assumed = Int(assumed) < playbook.slots.count ? assumed : nil
        state.said = said
        if state.trail.count > State.trailLimit { state.trail = Array(state.trail.suffix(State.trailLimit)) }
        return state
    }

    private func target(_ kind: UInt8, from input: inout ByteReader) -> Reply.Option.Target? {
        switch kind {
        case 0: return topic(input.four()).map { .topic(playbook.topics[$0].id) }
        case 1:
            let topic = topic(input.four())
            let hash = input.two()
            guard let topic, let hash, let place = details[topic].firstIndex(of: hash),
                let detail = playbook.topics[topic].answer?.details[place]
            else { return nil }
            return .detail(topic: playbook.topics[topic].id, detail: detail.id)
        case 3:
            guard let hash = input.two() else { return nil }
            return menus.first { $0.hash == hash }.map { .menu($0.id) }
        default:
            guard let slot = input.two(), let value = input.two(), let found = self.slot(slot, value) else {
                return nil
            }
            return .slot(found.0, value: found.1)
        }
    }

    private func topic(_ hash: UInt32?) -> Int? {
        guard let hash, hash != 0 else { return nil }
        var low = 0
        var high = topicsByHash.count
        while low < high {
            let middle = (low + high) / 2
            if topicsByHash[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return low < topicsByHash.count && topicsByHash[low].hash == hash ? topicsByHash[low].topic : nil
    }

    private func slot(_ slot: UInt16, _ value: UInt16) -> (String, String)? {
        guard let place = slots.firstIndex(of: slot),
            let name = playbook.slots[place].values.first(where: { IdHash.short($0.name) == value })?.name
        else { return nil }
        return (playbook.slots[place].name, name)
    }
}
