/// What a byte of folded text does to the words around it.
enum ByteClass: UInt8 {
    /// Parts words: blanks, and signs that mean nothing.
    case gap
    case letter
    case digit
    /// Dropped without parting the word: apostrophes, asterisks.
    case dropped
    /// Parts words and marks a pause: comma, colon, brackets.
    case pause
    /// May end a sentence, or stand inside a number or an abbreviation.
    case dot
    /// Ends a sentence.
    case stop
    /// Ends a sentence and makes it a question.
    case question
    /// Parts words, unless it is the sign of a number.
    case hyphen
    /// The words "and", "percent", "fracture" (`&` and `+`, `%`, `#`) where they stand for themselves.
    case sign

    /// For each byte value whether it is one that most words are made of: a letter of the alphabet in lower case, or a digit.
    static let isPlain: [Bool] = (0...UInt8.max).map { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// One entry for each byte value. Only ASCII and `Folding.foreign` occur in folded text.
    static let table: [ByteClass] = {
        var table = [ByteClass](repeating: .gap, count: 256)
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = .letter }
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = .letter }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = .digit }
        table[Int(Folding.foreign)] = .letter
        for byte in "'`*".utf8 { table[Int(byte)] = .dropped }
        for byte in ",:()[]{}\"".utf8 { table[Int(byte)] = .pause }
        for byte in "!;\n\r".utf8 { table[Int(byte)] = .stop }
        for byte in "&+%#".utf8 { table[Int(byte)] = .sign }
        table[Int(UInt8(ascii: "."))] = .dot
        table[Int(UInt8(ascii: "?"))] = .question
        table[Int(UInt8(ascii: "-"))] = .hyphen
        return table
    }()
}
