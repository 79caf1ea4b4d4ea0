import Wire

/// One line of a batch: `{"id"?, "session"?, "text"}`.
struct BatchLine: Equatable {
    /// The id as JSON, to be echoed byte for byte; `nil` where the line has none.
    var id: [UInt8]?
    /// Lines of one session are one conversation; `nil` is a conversation of its own. Marked by its JSON type, so that
    /// `1` and `"1"` differ.
    var session: String?
    /// What is said, or why the line is no request.
    var text: Result<String, WireError>

    init(_ line: [UInt8]) {
        text = .failure(WireError(.invalidRequest, "a line is an object with a text"))
        let document: JSON
        do throws(JSONError) { document = try JSON.parse(line) } catch {
            text = .failure(WireError(.parse, "the line is no JSON: \(error.message)"))
            return
        }
        guard case .object(let members) = document else { return }
        for member in members {
            switch (member.key, member.value) {
            case ("id", .string), ("id", .number): id = Array(line[member.place])
            case ("id", .null): break
            case ("id", _):
                text = .failure(WireError(.invalidRequest, "the id must be a string or a number"))
                return
            case ("session", .string(let name)): session = "string \(name)"
            case ("session", .number(let number)): session = "number \(number.literal)"
            case ("session", .null): break
            case ("session", _):
                text = .failure(WireError(.invalidRequest, "the session must be a string or a number"))
                return
            case ("text", .string(let words)): text = .success(words)
            default: break
            }
        }
        if case .success(let words) = text, words.utf8.count > WireLimits.textBytes {
            text = .failure(WireError(.tooLong, "the text is over \(WireLimits.textBytes) bytes: send a shorter one"))
        }
    }

    /// The line that was too long to read.
    static let tooLong: BatchLine = {
        var line = BatchLine([])
        line.text = .failure(.lineTooLong)
        return line
    }()
}

/// What a line of a batch came to.
public struct BatchOutcome: Sendable, Equatable {
    /// The line's id as JSON; `nil` where it had none.
    public var id: [UInt8]?
    /// The reply's JSON as the daemon wrote it, or why there is none.
    public var reply: Result<[UInt8], WireError>

    /// The outcome as `pao batch --json` prints it: the reply with the line's id before its own members, or `id` and
    /// `error`.
    public func write(to writer: inout JSONWriter) {
        switch reply {
        case .success(let json):
            guard let id else {
                writer.raw(json)
                break
            }
            writer.raw(Array(#"{"id":"#.utf8) + id + [UInt8(ascii: ",")] + json.dropFirst())
        case .failure(let error):
            writer.object {
                $0.key("id")
                $0.raw(id ?? RequestID.none.json)
                $0.key("error")
                $0.message(error)
            }
        }
        writer.endLine()
    }
}
