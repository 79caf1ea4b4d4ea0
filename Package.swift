// swift-tools-version: 6.2
import PackageDescription

// Dependencies point one way; Tests/ArchitectureTests holds the imports to it and says why.
//   pao  -> Terminal -> Client -> Wire
//   paod -> Server -> Wire, Conversation, Compiled
//   paoc -> Authoring -> Compiled, Conversation -> Understanding -> Playbook
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
// Learning and hashing take minutes without the optimiser, and every test of the real content needs them.
let quick: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
// What a daemon calls of libraries is looked up at once when it starts, and may not be changed after: looking it up call by
// call keeps the tables of names in memory.
let boundAtOnce = ["-Xlinker", "-z", "-Xlinker", "now"]

let package = Package(
    name: "pao",
    products: [
        .executable(name: "pao", targets: ["pao"]),
        .executable(name: "paod", targets: ["paod"]),
        .executable(name: "paoc", targets: ["paoc"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .target(name: "Playbook", swiftSettings: quick),
        .target(name: "Understanding", dependencies: ["Playbook"], swiftSettings: quick),
        .target(name: "Conversation", dependencies: ["Understanding", "Playbook"], swiftSettings: strict),
        .target(name: "Compiled", dependencies: ["Understanding", "Playbook"], swiftSettings: quick),
        .target(
            name: "Authoring",
            dependencies: [
                "Compiled", "Conversation", "Understanding", "Playbook", .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        .target(name: "Wire", swiftSettings: strict),
        .target(
            name: "Server",
            dependencies: [
                "Wire", "Conversation", "Compiled", "Understanding", "Playbook",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: strict),
        .target(name: "Client", dependencies: ["Wire"], swiftSettings: strict),
        .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
        .target(name: "Terminal", dependencies: ["Client", "Wire", "CEditline"], swiftSettings: strict),
        .executableTarget(
            name: "pao",
            dependencies: [
                "Terminal", "Client", "Wire", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "paod",
            dependencies: [
                "Server", "Wire", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: strict, linkerSettings: [.unsafeFlags(boundAtOnce)]),
        .executableTarget(
            name: "paoc",
            dependencies: [
                "Authoring", "Compiled", "Conversation", "Understanding", "Playbook",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        // Measures the engine alone; built by Tests/Bench, shipped by nothing.
        .executableTarget(
            name: "Turns", dependencies: ["Compiled", "Conversation", "Understanding", "ProcessorTime"],
            path: "Tests/Bench/Turns", swiftSettings: strict),
        // What tests and the engine's measuring share; shipped by nothing.
        .target(name: "ProcessorTime", path: "Tests/ProcessorTime", swiftSettings: strict),
        .target(name: "TemporaryFolders", path: "Tests/TemporaryFolders", swiftSettings: strict),
        .testTarget(name: "PlaybookTests", dependencies: ["Playbook"], swiftSettings: strict),
        .testTarget(
            name: "UnderstandingTests", dependencies: ["Understanding", "Playbook", "ProcessorTime"],
            swiftSettings: strict),
        .testTarget(
            name: "ConversationTests", dependencies: ["Conversation", "Understanding", "Playbook"],
            swiftSettings: strict),
        .testTarget(
            name: "CompiledTests", dependencies: ["Compiled", "Understanding", "Playbook"], swiftSettings: strict),
        .testTarget(
            name: "AuthoringTests",
            dependencies: ["Authoring", "Compiled", "Conversation", "Understanding", "Playbook", "ProcessorTime"],
            swiftSettings: strict),
        .testTarget(name: "WireTests", dependencies: ["Wire", "ProcessorTime"], swiftSettings: strict),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Wire", "Conversation", "Compiled", "Understanding", "Playbook", "Authoring",
                "TemporaryFolders", .product(name: "NIOEmbedded", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(name: "ClientTests", dependencies: ["Client", "Wire", "TemporaryFolders"], swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Client", "Wire"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["Wire"], exclude: ["AuthorTimes", "OnTerminal", "StartTimes"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
