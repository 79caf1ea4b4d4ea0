@testable import Wire

/// Frames and JSON: whatever comes on the socket becomes a request or a refusal; what is JSON is written back the same.
enum Frames {
    @Sendable static func take(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let request = RequestLine(Array(line))
            var writer = JSONWriter()
            switch request.request {
            case .failure(let error): writer.response(error, id: request.id)
            case .success(let call): writer.response(WireError(.internal, call.method.rawValue), id: request.id)
            }
            let reply = Array(writer.bytes.dropLast())
            hold(!reply.contains(0x0A), "a reply is one line")
            hold((try? ResponseLine(reply))?.id == request.id, "a reply is read back with its id")
            _ = try? ResponseLine(Array(line))
        }
    }
}
