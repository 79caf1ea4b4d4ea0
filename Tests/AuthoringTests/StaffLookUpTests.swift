import Testing

@testable import Authoring

@Suite("What staff look up in the shipped dialogues")
struct StaffLookUpTests {
    private func found(_ words: String) -> [String] {
        let engine = ShippedEngine.engine
        return engine.understander.find(words, limit: 3).map { engine.playbook.topics[$0.topic].id }
    }

    @Test(
        "the right topic is among the best three for key words, and for what professionals type",
        arguments: ["keyword", "professional"])
    func labelled(style: String) throws {
        let file = SchemaTests.folder.deletingLastPathComponent().appending(path: "Tests/Evaluation/dev.jsonl")
        let lines = try LabelledSet(reading: file.path).lines.filter { $0.style == style }
        #expect(lines.count > 100)
        let missed = lines.filter { Set($0.expect + $0.accept).isDisjoint(with: found($0.text)) }
        #expect(
            Double(lines.count - missed.count) / Double(lines.count) >= 0.95,
            "\(missed.map { "\($0.text): \($0.expect)" }.joined(separator: "\n"))")
    }

    @Test(
        "half a word, a typo, an abbreviation and a brand find their topic",
        arguments: [
            ("denos", "denosumab"), ("prolia", "denosumab"), ("forsteo", "teriparatide"),
            ("alendronic", "bisphosphonates"),
            ("breastf", "breastfeeding"), ("contraseption", "contraception"), ("vertebroplsty", "vertebroplasty"),
            ("vit d", "calcium-and-vitamin-d"), ("dexa", "understanding-bone-density"),
            ("clexane", "medicines-that-weaken-bone"),
            ("codeine", "pain-relief"), ("PIP claim", "work-and-benefits"), ("physio", "movement-and-exercise"),
        ])
    func terms(words: String, topic: String) { #expect(found(words).contains(topic), "\(found(words))") }

    @Test("a sign comes first")
    func sign() { #expect(found("foot drop since this morning, on prolia").first == "urgent-spinal-cord") }
}
