import Authoring
import Foundation
import Glibc

/// Where lines go: results to standard output, everything about them to standard error.
enum Output {
    static func say(_ line: String) { print(line) }

    /// One JSON object on one line, its keys in order.
    static func say<Value: Encodable>(json value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// A finding as JSON shows it.
struct FindingRecord: Encodable {
    var file: String
    var line: Int
    var column: Int
    var severity: String
    var code: String
    var message: String
    var mend: String

    init(_ finding: Finding) {
        file = finding.file
        line = finding.line
        column = finding.column
        severity = finding.severity.rawValue
        code = finding.code.rawValue
        message = finding.message
        mend = finding.mend
    }
}
