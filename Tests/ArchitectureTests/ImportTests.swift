import Foundation
import Testing

/// Who may import whom. The reason is what a failure prints.
struct ImportTests {
    /// Everything a target's sources may import. What is not here is refused.
    private static let allowed: [String: Set<String>] = [
        "Playbook": ["Synchronization"],
        "Understanding": ["Playbook", "Synchronization"],
        "Conversation": ["Playbook", "Understanding"],
        "Compiled": ["Playbook", "Understanding", "Glibc", "Synchronization"],
        "Authoring": [
            "Playbook", "Understanding", "Conversation", "Compiled", "Yams", "Foundation", "Glibc", "Synchronization",
        ],
        "Wire": ["Glibc"],
        "Server": [
            "Playbook", "Understanding", "Conversation", "Compiled", "Wire", "Glibc", "NIOCore", "NIOPosix", "Logging",
            "ServiceLifecycle", "UnixSignals",
        ],
        "Client": ["Wire", "Glibc"],
        "Terminal": ["Client", "Wire", "CEditline", "Glibc"],
        "pao": ["Terminal", "Client", "Wire", "ArgumentParser", "Glibc"],
        "paod": ["Server", "Wire", "Compiled", "ArgumentParser", "Logging", "ServiceLifecycle", "Glibc"],
        "paoc": [
            "Authoring", "Conversation", "Compiled", "Understanding", "Playbook", "ArgumentParser", "Foundation",
            "Glibc",
        ],
    ]

    /// Why an import is kept out.
    private static let reasons: [String: String] = [
        "Yams": "YAML is read by Authoring alone: Yams brings full Foundation, 40 MB and slow starts, and the daemon "
            + "loads compiled playbooks only",
        "Foundation":
            "Foundation costs the client and the daemon their quick start; only Authoring and paoc may use it",
        "NIOCore": "the event loop is the server's business; the client's plain sockets start twice as fast",
        "NIOPosix": "the event loop is the server's business; the client's plain sockets start twice as fast",
        "Glibc": "this target is pure: no input or output, no clock, no randomness, so that a reply is a function of "
            + "words, state and playbook",
        "Server": "the engine must not know who serves it",
        "Client": "the daemon must not know who calls it",
        "Conversation": "understanding comes before the policy and must not know it",
    ]

    @Test(arguments: allowed.keys.sorted())
    func importsPointOneWay(target: String) throws {
        for file in try Repository.swiftFiles(under: "Sources/\(target)") {
            for name in try Repository.imports(of: file) {
                #expect(
                    Self.allowed[target]!.contains(name),
                    "\(file) imports \(name): \(Self.reasons[name] ?? "dependencies point one way (see Package.swift)")"
                )
            }
        }
    }

    @Test func everyTargetHasItsRule() throws {
        let folders = try Repository.folders(under: "Sources").filter { $0 != "CEditline" }
        #expect(Set(folders) == Set(Self.allowed.keys))
    }
}
