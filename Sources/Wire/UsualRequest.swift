/// A `say` or `find` in the form that nearly all have, read straight from the line without a tree of values.
///
/// Anything else gives none, be it a fault, an unknown member or an escape in a name: the reader of trees takes that line,
/// and words every error. So there is one place that refuses.
enum UsualRequest {
    static func read(_ line: [UInt8]) -> RequestLine? {
        guard line.count <= WireLimits.lineBytes, UTF8Check.firstFault(in: line) == nil else { return nil }
        var scanner = JSONScanner(bytes: line, depthLeft: 0)
        var members = Members()
        guard (try? members.read(&scanner)) == true, let id = members.id, members.isOurVersion,
            let request = members.request
        else { return nil }
        return RequestLine(id: RequestID(json: Array(line[id])), request: .success(request))
    }

    /// What stands in the line. Each member is there once; a second one is none of the usual.
    private struct Members {
        var isOurVersion = false
        var id: Range<Int>?
        var method: Method?
        var text: String?
        var state: String?
        var wantsBlocks: Bool?
        var words: String?
        var limit: Int?
        private var hasParams = false

        /// What is asked; `nil` where it is none of the usual.
        var request: Request? {
            switch (method, text, words) {
            case (.say, let text?, nil) where limit == nil && text.utf8.count <= WireLimits.textBytes:
                return .say(Say(text: text, state: state, wantsBlocks: wantsBlocks ?? false))
            case (.find, nil, let words?) where state == nil && wantsBlocks == nil:
                guard words.utf8.count <= WireLimits.textBytes, 1...WireLimits.findMost ~= limit ?? 1 else {
                    return nil
                }
                return .find(Find(words: words, limit: limit))
            default: return nil
            }
        }

        /// - Returns: whether the line is wholly of the usual members.
        mutating func read(_ scanner: inout JSONScanner) throws(JSONError) -> Bool {
            guard
                try object(
                    &scanner,
                    { (members, name, scanner) throws(JSONError) in
                        try members.take(name, from: &scanner)
                    })
            else { return false }
            scanner.skipBlanks()
            return scanner.at == scanner.bytes.count
        }

        private mutating func take(_ name: Range<Int>, from scanner: inout JSONScanner) throws(JSONError) -> Bool {
            if scanner.has("jsonrpc", at: name), !isOurVersion {
                isOurVersion = try scanner.plainString().map { scanner.has("2.0", at: $0) } ?? false
                return isOurVersion
            }
            if scanner.has("id", at: name), id == nil {
                id = try scanner.identifier()
                return id != nil
            }
            if scanner.has("method", at: name), method == nil {
                guard let value = try scanner.plainString() else { return false }
                method = scanner.has("say", at: value) ? .say : scanner.has("find", at: value) ? .find : nil
                return method != nil
            }
            guard scanner.has("params", at: name), !hasParams else { return false }
            hasParams = true
            return try object(&scanner) { (members, name, scanner) throws(JSONError) in
                try members.takeParameter(name, from: &scanner)
            }
        }

        private mutating func takeParameter(
            _ name: Range<Int>, from scanner: inout JSONScanner
        ) throws(JSONError) -> Bool {
            if scanner.has("text", at: name), text == nil {
                text = try scanner.anyString()
                return text != nil
            }
            if scanner.has("state", at: name), state == nil {
                state = try scanner.anyString()
                return state != nil
            }
            if scanner.has("blocks", at: name), wantsBlocks == nil {
                wantsBlocks = scanner.flag()
                return wantsBlocks != nil
            }
            if scanner.has("words", at: name), words == nil {
                words = try scanner.anyString()
                return words != nil
            }
            guard scanner.has("limit", at: name), limit == nil else { return false }
            limit = try scanner.wholeNumber()
            return limit != nil
        }

        /// Reads an object, each member by `member`; false at the first that is none of the usual.
        private mutating func object(
            _ scanner: inout JSONScanner,
            _ member: (inout Members, Range<Int>, inout JSONScanner) throws(JSONError) -> Bool
        ) throws(JSONError) -> Bool {
            guard scanner.take(UInt8(ascii: "{")) else { return false }
            repeat {
                scanner.skipBlanks()
                guard let name = try scanner.plainString(), scanner.take(UInt8(ascii: ":")) else { return false }
                scanner.skipBlanks()
                guard try member(&self, name, &scanner) else { return false }
            } while scanner.take(UInt8(ascii: ","))
            return scanner.take(UInt8(ascii: "}"))
        }
    }
}

extension JSONScanner {
    /// Whether a string without escapes says this.
    fileprivate func has(_ word: StaticString, at place: Range<Int>) -> Bool {
        guard place.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<place.count where bytes[place.lowerBound + offset] != word.utf8Start[offset] { return false }
        return true
    }

    private func isNext(_ byte: UInt8) -> Bool { at < bytes.count && bytes[at] == byte }

    /// The place of a string that has no escape; `nil` where something else stands here.
    fileprivate mutating func plainString() throws(JSONError) -> Range<Int>? {
        guard isNext(UInt8(ascii: "\"")) else { return nil }
        let start = at + 1
        at = start
        try skipPlain()
        guard isNext(UInt8(ascii: "\"")) else { return nil }
        at += 1
        return start..<at - 1
    }

    /// A string of any kind.
    fileprivate mutating func anyString() throws(JSONError) -> String? {
        isNext(UInt8(ascii: "\"")) ? try string() : nil
    }

    /// The place of a string or a whole number, as an id is one.
    fileprivate mutating func identifier() throws(JSONError) -> Range<Int>? {
        let start = at
        if isNext(UInt8(ascii: "\"")) {
            _ = try string()
        } else {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] &- UInt8(ascii: "0") < 10,
                try skipNumber()
            else { return nil }
        }
        return start..<at
    }

    fileprivate mutating func wholeNumber() throws(JSONError) -> Int? {
        guard at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 else { return nil }
        return try number().int
    }

    fileprivate mutating func flag() -> Bool? {
        for (word, value) in [("true" as StaticString, true), ("false", false)]
        where at + word.utf8CodeUnitCount <= bytes.count && has(word, at: at..<at + word.utf8CodeUnitCount) {
            at += word.utf8CodeUnitCount
            return value
        }
        return nil
    }
}
