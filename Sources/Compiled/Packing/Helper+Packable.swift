import Playbook

extension Helper: Packable {
    func pack(into packer: inout Packer) {
        packer.put(name)
        packer.put(locale)
        packer.put(choices: require)
        packer.put(opening)
        packer.put(menu)
        packer.put(menus)
        packer.put(guide)
        packer.put(emergencyLines)
        packer.put(plainWords)
        // In the order of the cases, not of the dictionaries.
        let said = Wording.allCases.filter { wordings[$0] != nil }
        packer.put(choices: said)
        for wording in said { packer.put(wordings[wording] ?? "") }
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            name: try unpacker.text(), locale: try unpacker.text(), require: try unpacker.choices(),
            opening: try Passage(from: &unpacker), menu: try unpacker.texts(),
            menus: try unpacker.list(), guide: try unpacker.list(),
            emergencyLines: try unpacker.texts(), plainWords: try unpacker.texts())
        for wording in try unpacker.choices(of: Wording.self) { wordings[wording] = try unpacker.text() }
    }

    /// The phrases of cues stand apart in the file: a daemon has the model's, which read them.
    func packCues(into packer: inout Packer) {
        let known = Cue.allCases.filter { cues[$0] != nil }
        packer.put(choices: known)
        for cue in known { packer.put(cues[cue] ?? []) }
    }

    mutating func unpackCues(from unpacker: inout Unpacker) throws(CompiledError) {
        for cue in try unpacker.choices(of: Cue.self) { cues[cue] = try unpacker.texts() }
    }
}

extension Menu: Packable {
    func pack(into packer: inout Packer) {
        packer.put(id)
        packer.put(label)
        packer.put(topics)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(id: try unpacker.text(), label: try unpacker.text(), topics: try unpacker.texts())
    }
}

extension GuidePath: Packable {
    func pack(into packer: inout Packer) {
        packer.put(when)
        packer.put(topics)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(when: try unpacker.list(), topics: try unpacker.texts())
    }
}
