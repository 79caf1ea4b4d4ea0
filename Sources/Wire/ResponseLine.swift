/// One line from a daemon, its result not yet read.
public struct ResponseLine: Sendable {
    /// The id of the request; `none` for a refusal of a line without one.
    public var id: RequestID
    /// The result's bytes as the daemon wrote them, to print or pass on unchanged; or the error.
    public var outcome: Result<[UInt8], WireError>

    /// Reads a line, its end taken off.
    /// - Throws: where it is no response: the peer is no `paod`, or of another age.
    public init(_ line: [UInt8]) throws(ResponseError) {
        let members = try Self.members(of: line)
        guard let id = members.first(where: { $0.key == "id" }) else { throw ResponseError("it has no id") }
        self.id = RequestID(json: Array(line[id.place]))
        if let result = members.first(where: { $0.key == "result" }) {
            outcome = .success(Array(line[result.place]))
            return
        }
        do throws(FieldError) {
            outcome = .failure(try WireError(try Fields(members, path: "response").object("error")))
        } catch { throw ResponseError(error.message) }
    }

    /// Reads the bytes of a result as what a call gives.
    public static func decode<Outcome: Message>(_ result: [UInt8], as type: Outcome.Type) throws(ResponseError)
        -> Outcome
    {
        let members = try members(of: result)
        do throws(FieldError) { return try Outcome(Fields(members, path: "result")) } catch {
            throw ResponseError(error.message)
        }
    }

    private static func members(of bytes: [UInt8]) throws(ResponseError) -> [JSON.Member] {
        do throws(JSONError) {
            guard case .object(let members) = try JSON.parse(bytes) else { throw JSONError(.unexpected, at: 0) }
            return members
        } catch { throw ResponseError(error.message) }
    }
}

/// A line from the daemon that is not what was agreed.
public struct ResponseError: Error, Equatable {
    /// What was wrong with it.
    public var message: String

    init(_ message: String) { self.message = message }
}

extension JSONWriter {
    /// A result as a line.
    public mutating func response(_ result: some Message, id: RequestID) {
        response(id: id) { result.write(to: &$0) }
    }

    /// A result as a line, its members written by whoever has them.
    public mutating func response(id: RequestID, result: (inout JSONWriter) -> Void) {
        object {
            $0.field("jsonrpc", "2.0")
            $0.key("id")
            $0.raw(id.json)
            $0.key("result")
            $0.object(result)
        }
        endLine()
    }

    /// An error as a line.
    public mutating func response(_ error: WireError, id: RequestID) {
        object {
            $0.field("jsonrpc", "2.0")
            $0.key("id")
            $0.raw(id.json)
            $0.key("error")
            $0.message(error)
        }
        endLine()
    }
}
