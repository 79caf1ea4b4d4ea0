/// Reads the playbook again. Only root and the daemon's own user may.
public struct Reload: Call {
    public typealias Outcome = ReloadMessage
    public static let method = Method.reload

    public init() {}

    public init(_ fields: Fields) throws(FieldError) {}

    public func write(to writer: inout JSONWriter) {}
}

/// The result of `reload`.
public struct ReloadMessage: Message {
    /// The playbook was read and is in use. Where not, the old one stays and the findings say why.
    public var isReloaded: Bool
    /// The playbook in use now.
    public var fingerprint: String
    /// What the compiler found, a line each, warnings too.
    public var findings: [String]

    public init(isReloaded: Bool, fingerprint: String, findings: [String] = []) {
        self.isReloaded = isReloaded
        self.fingerprint = fingerprint
        self.findings = findings
    }

    public init(_ fields: Fields) throws(FieldError) {
        isReloaded = try fields.flag("reloaded")
        fingerprint = try fields.string("fingerprint")
        findings = try fields.strings("findings")
    }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.key("reloaded")
        writer.bool(isReloaded)
        writer.field("fingerprint", fingerprint)
        writer.strings("findings", findings)
    }
}
