import Playbook

extension Topic: Packable {
    func pack(into packer: inout Packer) {
        packer.put(id)
        packer.put(choice: kind)
        packer.put(section)
        packer.put(title)
        packer.put(question)
        packer.put(apart: patterns)
        packer.put(answer)
        packer.put(card)
        packer.put(slots)
        packer.put(next)
        packer.put(refer)
        packer.put(staff)
        packer.put(review)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(
            id: try unpacker.text(), kind: try unpacker.choice(), section: try unpacker.text(),
            title: try unpacker.text(), question: try unpacker.text(), asks: [],
            patterns: try unpacker.patternsApart(), answer: try unpacker.optional(), card: try unpacker.optional(),
            slots: try unpacker.texts(), next: try unpacker.texts(), refer: try unpacker.texts(),
            staff: try StaffNotes(from: &unpacker), review: try unpacker.optional())
    }
}

extension StaffNotes: Packable {
    func pack(into packer: inout Packer) {
        packer.put(listenFor)
        packer.put(avoid)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(listenFor: try unpacker.texts(), avoid: try unpacker.texts())
    }
}

extension Review: Packable {
    func pack(into packer: inout Packer) {
        packer.put(checked)
        packer.put(due)
        packer.put(by)
    }

    init(from unpacker: inout Unpacker) throws(CompiledError) {
        self.init(checked: try unpacker.text(), due: try unpacker.text(), by: try unpacker.text())
    }
}
