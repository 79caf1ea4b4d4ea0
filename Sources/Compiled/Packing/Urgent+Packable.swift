import Playbook

extension UrgentCard: Packable {
    func pack(into packer: inout Packer) {
        packer.put(levels)
        packer.put(signs)
        packer.put(safetyQuestion)
        packer.put(sendOff)
        packer.put(holdFast)
        packer.put(precedence)
        packer.put(isQuiet ? 1 : 0)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            levels: try unpacker.list(), signs: try unpacker.list(), safetyQuestion: try unpacker.text(),
            sendOff: try unpacker.text(), holdFast: try unpacker.text(), precedence: try unpacker.number(),
            isQuiet: try unpacker.number() == 1)
    }
}

extension UrgentCard.Level: Packable {
    func pack(into packer: inout Packer) {
        packer.put(choice: level)
        packer.put(say)
        packer.put(bullets)
        packer.put(end)
        packer.put(refer)
        packer.put(meanwhile)
        packer.put(family)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            level: try unpacker.choice(), say: try unpacker.text(), bullets: try unpacker.texts(),
            end: try unpacker.text(), refer: try unpacker.texts(), meanwhile: try unpacker.text(),
            family: try unpacker.text())
    }
}

extension UrgentCard.Sign: Packable {
    func pack(into packer: inout Packer) {
        packer.put(apart: [pattern])
        packer.put(choice: level)
        packer.put(levelIf)
        packer.put(source)
        packer.put(say)
        packer.put(also)
        packer.put(choices: evenIf)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        let patterns = try unpacker.patternsApart()
        guard patterns.count == 1 else { throw unpacker.malformed("a sign with \(patterns.count) patterns") }
        self.init(
            pattern: patterns[0], level: try unpacker.choice(), levelIf: try unpacker.list(),
            source: try unpacker.text(), say: try unpacker.text(), also: try unpacker.texts(),
            evenIf: try unpacker.choices())
    }
}

extension UrgentCard.Conditional: Packable {
    func pack(into packer: inout Packer) {
        packer.put(when)
        packer.put(choice: level)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(when: try unpacker.list(), level: try unpacker.choice())
    }
}
