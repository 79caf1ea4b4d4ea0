import Playbook

extension Concept: Packable {
    func pack(into packer: inout Packer) {
        packer.put(name)
        packer.put(words)
        packer.put(phrases)
        packer.put(includes)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            name: try unpacker.text(), words: try unpacker.texts(), phrases: try unpacker.texts(),
            includes: try unpacker.texts())
    }
}

extension Slot: Packable {
    func pack(into packer: inout Packer) {
        packer.put(name)
        packer.put(values)
        packer.put(question)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(name: try unpacker.text(), values: try unpacker.list(), question: try unpacker.text())
    }
}

extension Slot.Value: Packable {
    func pack(into packer: inout Packer) {
        packer.put(name)
        packer.put(label)
        packer.put(assumed)
        packer.put(apart: patterns)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            name: try unpacker.text(), label: try unpacker.text(), assumed: try unpacker.text(),
            patterns: try unpacker.patternsApart())
    }
}

extension Source: Packable {
    func pack(into packer: inout Packer) {
        packer.put(id)
        packer.put(title)
        packer.put(authors)
        packer.put(publisher)
        packer.put(year)
        packer.put(url)
        packer.put(doi)
        packer.put(kind)
        packer.put(read)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            id: try unpacker.text(), title: try unpacker.text(), authors: try unpacker.text(),
            publisher: try unpacker.text(), year: try unpacker.text(), url: try unpacker.text(),
            doi: try unpacker.text(), kind: try unpacker.text(), read: try unpacker.text())
    }
}

extension Fact: Packable {
    func pack(into packer: inout Packer) {
        packer.put(id)
        packer.put(statement)
        packer.put(sources)
        packer.put(choice: strength)
        packer.put(checked)
        packer.put(note)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            id: try unpacker.text(), statement: try unpacker.text(), sources: try unpacker.texts(),
            strength: try unpacker.choice(), checked: try unpacker.text(), note: try unpacker.text())
    }
}

extension Referral: Packable {
    func pack(into packer: inout Packer) {
        packer.put([id, name, whatFor, whoFor, phone, text, email, web, hours, cost])
        packer.put(nations)
        packer.put(counterpartOf)
        packer.put(region)
        packer.put(choice: urgency)
        packer.put(checked)
        packer.put(recheck)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        let texts = try unpacker.texts()
        guard texts.count == 10 else { throw unpacker.malformed("a referral with \(texts.count) texts") }
        self.init(
            id: texts[0], name: texts[1], whatFor: texts[2], whoFor: texts[3], phone: texts[4], text: texts[5],
            email: texts[6], web: texts[7], hours: texts[8], cost: texts[9], nations: try unpacker.texts(),
            counterpartOf: try unpacker.texts(), region: try unpacker.text(), urgency: try unpacker.choice(),
            checked: try unpacker.text(),
            recheck: try unpacker.text())
    }
}
