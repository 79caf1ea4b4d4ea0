extension Draft {
    /// Calls `judge` with each sentence that a reader sees; what people ask and notes for staff are nobody's reading.
    func eachShownSentence(_ judge: (Sentence, ShapeReader.Words) -> Void) {
        for words in shownTexts {
            for sentence in words.sentences { judge(sentence, words) }
        }
    }

    /// Finds among the texts those that checks look at again and again.
    mutating func sortTexts() {
        shownTexts = texts.filter { $0.isShown && !$0.path.hasPrefix("staff") }
        passagesByFile = Dictionary(grouping: texts.filter { $0.use == nil }, by: \.node.source.file)
    }
}

extension ShapeReader.Words {
    /// Where one of its sentences stands. The file is searched for it, so this is for findings alone.
    func place(of sentence: Sentence) -> Place { node.place(of: sentence.text[...]) }
}

extension StringProtocol where SubSequence == Substring {
    /// The words between blanks, with their punctuation.
    var spacedWords: [Substring] {
        let text = self[...]
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.split(whereSeparator: \.isBlank) }
        return text.utf8.split { $0 <= 0x20 }.map(Substring.init)
    }

    /// The runs of letters and digits.
    var lettered: [Substring] {
        let text = self[...]
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.split { !$0.isWordPart } }
        return text.utf8.split { !KebabCase.isWordPart($0) }.map(Substring.init)
    }
}

extension Substring {
    /// Without the brackets, quotes and full stops around it.
    var bare: Substring {
        var word = self
        while let byte = word.utf8.first {
            if byte < 0x80 {
                if KebabCase.isWordPart(byte) { break }
                word = Substring(word.utf8.dropFirst())
            } else {
                if word.first?.isWordPart == true { break }
                word.removeFirst()
            }
        }
        while let byte = word.utf8.last {
            if byte < 0x80 {
                if KebabCase.isWordPart(byte) || byte == UInt8(ascii: "%") { break }
                word = Substring(word.utf8.dropLast())
            } else {
                if word.last?.isWordPart == true { break }
                word.removeLast()
            }
        }
        return word
    }

    /// True for 12, 1,500 and 8.5.
    var isNumeral: Bool {
        guard let first, let last, first.isASCIIDigit, last.isASCIIDigit else { return false }
        return allSatisfy { $0.isASCIIDigit || $0 == "," || $0 == "." }
    }

    /// True for 1900 to 2100.
    var isYear: Bool { (1900...2100).contains(Int(self) ?? 0) }
}

extension Character {
    var isASCIIDigit: Bool { asciiValue.map(KebabCase.isDigit) ?? false }

    /// A letter or a digit. As `isLetter || isNumber`, with a short way for what most characters are.
    var isWordPart: Bool {
        asciiValue.map(KebabCase.isWordPart) ?? (isLetter || isNumber)
    }

    /// As `isWhitespace`, with a short way for what most characters are.
    var isBlank: Bool { asciiValue.map { $0 == 0x20 || (0x09...0x0d).contains($0) } ?? isWhitespace }
}
