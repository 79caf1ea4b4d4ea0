/// A YAML file as it was read on its own: what later readings of the same bytes need not do again.
struct ReadFile: Sendable {
    let bytes: [UInt8]
    let source: SourceText
    /// `nil` where it is no YAML.
    let root: Node?
    let findings: [Finding]
    let references: [ShapeReader.Reference]
    let texts: [ShapeReader.Words]
    let asks: [Node]
    let patterns: [Node]

    init(_ bytes: [UInt8], _ file: String, _ shape: Shape, _ kind: FileKind) {
        self.bytes = bytes
        source = SourceText(file: file, bytes: bytes)
        var found = Findings()
        FileMarks.check(bytes, source, &found)
        root = YAMLFile.read(source, into: &found)
        var reader = ShapeReader(kind, findings: found)
        if let root { reader.read(root, as: shape) }
        findings = reader.findings.list
        references = reader.references
        texts = reader.texts
        asks = reader.asks
        patterns = reader.patterns
    }
}
