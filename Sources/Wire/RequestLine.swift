/// The id of a request as its JSON bytes, so that it is echoed byte for byte.
public struct RequestID: Sendable, Equatable, Hashable {
    public let json: [UInt8]

    /// An id of a client's own making.
    public init(_ number: Int) { json = Array(String(number).utf8) }
    init(json: [UInt8]) { self.json = json }

    /// What stands in the response to a line that has no id to echo.
    public static let none = RequestID(json: Array("null".utf8))
}

/// One line from a client: an id and what is asked, or why it cannot be answered.
public struct RequestLine: Sendable, Equatable {
    /// The id to echo; `none` where the line has no usable one.
    public var id: RequestID
    public var request: Result<Request, WireError>

    /// Reads a line, its end taken off. Every input gives a value: a bad line is a request that failed.
    public init(_ line: [UInt8]) {
        if let usual = UsualRequest.read(line) { self = usual } else { self.init(inFull: line) }
    }

    init(id: RequestID, request: Result<Request, WireError>) {
        self.id = id
        self.request = request
    }

    /// Reads a line as a tree of values, and says of every fault what it is.
    init(inFull line: [UInt8]) {
        id = .none
        do throws(WireError) {
            let members = try Self.members(line)
            id = try Self.id(members, line)
            request = .success(try Self.request(Fields(members, path: "request"), members))
        } catch { request = .failure(error) }
    }

    private static func members(_ line: [UInt8]) throws(WireError) -> [JSON.Member] {
        guard line.count <= WireLimits.lineBytes else { throw .lineTooLong }
        let document: JSON
        do throws(JSONError) { document = try JSON.parse(line) } catch {
            throw WireError(.parse, "the line is no JSON: \(error.message)")
        }
        guard case .object(let members) = document else {
            throw WireError(.invalidRequest, "a request is one JSON object; lists of requests are not taken")
        }
        return members
    }

    private static func id(_ members: [JSON.Member], _ line: [UInt8]) throws(WireError) -> RequestID {
        guard let member = members.first(where: { $0.key == "id" }) else {
            throw WireError(.invalidRequest, "the request has no id: add one; notifications are not taken")
        }
        switch member.value {
        case .string: break
        case .number(let number) where number.isInteger: break
        default: throw WireError(.invalidRequest, "the id must be a string or a whole number")
        }
        return RequestID(json: Array(line[member.place]))
    }

    private static func request(_ fields: Fields, _ members: [JSON.Member]) throws(WireError) -> Request {
        guard fields["jsonrpc"] == .string("2.0") else {
            throw WireError(.invalidRequest, "the request lacks \"jsonrpc\": \"2.0\"")
        }
        guard case .string(let name)? = fields["method"] else {
            throw WireError(.invalidRequest, "the method must be a string")
        }
        guard let method = Method(rawValue: name) else {
            let known = Method.allCases.map(\.rawValue).joined(separator: ", ")
            throw WireError(.noSuchMethod, "there is no such method; there are \(known)")
        }
        let params: Fields
        switch fields["params"] {
        case nil: params = Fields([], path: "params")
        case .object(let given): params = Fields(given, path: "params")
        default: throw WireError(.invalidParams, "params must be an object")
        }
        return try Request(method, params)
    }
}

extension WireError {
    /// The refusal of a line that is over the limit.
    public static let lineTooLong = WireError(
        .tooLong, "the line is over \(WireLimits.lineBytes) bytes: send a shorter one")
}

extension JSONWriter {
    /// A request as a line.
    public mutating func request<C: Call>(_ call: C, id: RequestID) {
        object {
            $0.field("jsonrpc", "2.0")
            $0.key("id")
            $0.raw(id.json)
            $0.field("method", C.method.rawValue)
            $0.key("params")
            $0.message(call)
        }
        endLine()
    }
}
