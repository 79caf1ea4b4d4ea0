import Playbook

extension Passage: Packable {
    func pack(into packer: inout Packer) { packer.put(late: blocks) }
    init(from unpacker: inout Unpacker) throws(CompiledError) { self.init(try unpacker.lateList()) }
}

extension Passage.Block: Packable {
    func pack(into packer: inout Packer) {
        switch self {
        case .paragraph(let spans):
            packer.put(0)
            packer.put(spans)
        case .list(let items):
            packer.put(1)
            packer.put(items.count)
            for item in items { packer.put(item) }
        }
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        switch try unpacker.number() {
        case 0: self = .paragraph(try unpacker.list())
        case 1:
            let count = try unpacker.count()
            var items: [[Passage.Span]] = []
            for _ in 0..<count { items.append(try unpacker.list()) }
            self = .list(items)
        default: throw unpacker.malformed("an unknown block of text")
        }
    }
}

extension Passage.Span: Packable {
    func pack(into packer: inout Packer) {
        switch self {
        case .text(let words):
            packer.put(0)
            packer.put(words)
        case .strong(let words):
            packer.put(1)
            packer.put(words)
        case .citation(let citation):
            packer.put(2)
            packer.put(citation.source)
            packer.put(citation.facts)
        }
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        switch try unpacker.number() {
        case 0: self = .text(try unpacker.text())
        case 1: self = .strong(try unpacker.text())
        case 2: self = .citation(.init(source: try unpacker.text(), facts: try unpacker.texts()))
        default: throw unpacker.malformed("an unknown run of text")
        }
    }
}

extension Answer: Packable {
    func pack(into packer: inout Packer) {
        packer.put(short)
        packer.put(full)
        packer.put(details)
        packer.put(variants)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            short: try Passage(from: &unpacker), full: try Passage(from: &unpacker), details: try unpacker.list(),
            variants: try unpacker.list())
    }
}

extension Answer.Detail: Packable {
    func pack(into packer: inout Packer) {
        packer.put(id)
        packer.put(label)
        packer.put(late: asks)
        packer.put(text)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            id: try unpacker.text(), label: try unpacker.text(), asks: try unpacker.lateList(),
            text: try Passage(from: &unpacker))
    }
}

extension Answer.Variant: Packable {
    func pack(into packer: inout Packer) {
        packer.put(when)
        packer.put(short)
        packer.put(full)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(when: try unpacker.list(), short: try unpacker.optional(), full: try unpacker.optional())
    }
}

extension SlotCondition: Packable {
    func pack(into packer: inout Packer) {
        packer.put(slot)
        packer.put(values)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(slot: try unpacker.text(), values: try unpacker.texts())
    }
}
