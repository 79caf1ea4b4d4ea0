import Glibc
import Logging
import Synchronization
import TemporaryFolders
import Testing

@testable import Server
@testable import Wire

@Suite("Measures and logs")
struct MeasuresTests {
    @Test("the file for node_exporter has counters, content's age and a histogram, and no word that was asked")
    func file() async throws {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let file = MeasuresFile(path: folder + "/pao.prom")
        let server = try await TestServer.start(measures: file.path)
        var text = ""
        for _ in 0..<200 where text.isEmpty {
            text = Self.read(file.path)
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(text.contains("\npao_topics_unsigned 2\n"))
        #expect(text.contains("\npao_topics_overdue 1\n"))
        #expect(text.contains("\npao_requests_total{method=\"say\"} 0\n"))
        #expect(text.contains("\npao_request_seconds_bucket{le=\"+Inf\"} "))
        // Every sample has its type before it, as promtool asks.
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let name = line.prefix { $0 != "{" && $0 != " " }
            let family = ["_bucket", "_sum", "_count"].reduce(String(name)) { base, suffix in
                name.hasPrefix("pao_request_seconds") && base.hasSuffix(suffix)
                    ? String(base.dropLast(suffix.count)) : base
            }
            #expect(text.contains("# TYPE \(family) "), "\(line)")
        }
        try await server.stop()
    }

    @Test("the histogram's bounds hold all that took less")
    func histogram() {
        var histogram = LatencyHistogram()
        for microseconds in [5, 20, 20, 500, 20_000_000] { histogram.add(nanoseconds: Int64(microseconds) * 1000) }
        let bounds = histogram.cumulative
        #expect(bounds.first?.nanoseconds == 8192)
        #expect(bounds.map(\.count) == [1, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4])
        #expect(histogram.total == 5)
        #expect(histogram.sum == 20_000_545_000)
    }

    @Test("a place that cannot be written is an error that names it, and leaves nothing behind")
    func unwritable() {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        #expect(throws: ServerError.self) { try MeasuresFile(path: folder + "/none/pao.prom").write("x") }
        mkdir(folder + "/taken", 0o700)
        mkdir(folder + "/taken/full", 0o700)
        #expect(throws: ServerError.self) { try MeasuresFile(path: folder + "/taken").write("x") }
        #expect(FolderFacts(of: folder + "/taken.new") == nil)
    }

    @Test("a log line has journald's priority, its fields quoted where need be, and is one line whatever is in it")
    func journal() {
        let lines = Mutex<[String]>([])
        func logger(_ isForJournal: Bool) -> Logger {
            Logger(label: "test") { _ in
                JournalLog(isForJournal: isForJournal) { line in lines.withLock { $0.append(line) } }
            }
        }
        logger(true).error("the old playbook stays", metadata: ["playbook": "ab", "why": "a \"b\"\nc"])
        logger(false).info("paod listens")
        logger(true).debug("not told")
        #expect(
            lines.withLock { $0 } == [
                "<3>the old playbook stays playbook=ab why=\"a \\\"b\\\" c\"\n", "paod: info: paod listens\n",
            ])
    }

    private static func read(_ path: String) -> String {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        return String(decoding: bytes[..<max(Glibc.read(file, &bytes, bytes.count), 0)], as: UTF8.self)
    }
}
