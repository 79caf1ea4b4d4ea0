extension Draft {
    /// Calls `judge` with each sentence that a reader sees; what people ask and notes for staff are nobody's reading.
    func eachShownSentence(_ judge: (Sentence, ShapeReader.Words) -> Void) {
        for words in shownTexts {
            for sentence in words.sentences { judge(sentence, words) }
        }
    }

    /// The texts that a reader sees.
    var shownTexts: [ShapeReader.Words] { texts.filter { $0.isShown && !$0.path.hasPrefix("staff") } }
}

extension ShapeReader.Words {
    /// Where one of its sentences stands. The file is searched for it, so this is for findings alone.
    func place(of sentence: Sentence) -> Place { node.place(of: sentence.text[...]) }
}

extension StringProtocol where SubSequence == Substring {
    /// The words between blanks, with their punctuation.
    var spacedWords: [Substring] { self.split(whereSeparator: \.isWhitespace) }
}

extension Substring {
    /// Without the brackets, quotes and full stops around it.
    var bare: Substring {
        var word = self
        while let first = word.first, !first.isLetter, !first.isNumber { word.removeFirst() }
        while let last = word.last, !last.isLetter, !last.isNumber, last != "%" { word.removeLast() }
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
    var isASCIIDigit: Bool { isASCII && isNumber }
}
