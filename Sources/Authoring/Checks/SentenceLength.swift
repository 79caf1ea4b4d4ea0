extension Check {
    /// Short sentences and paragraphs, after the NHS service manual.
    static let sentences = Check { draft, _, findings in
        for words in draft.texts where words.isShown {
            let sentences = words.sentences
            for sentence in sentences where sentence.wordCount > mostWords {
                findings.add(
                    .longSentence, words.node.place(of: sentence.text[...]),
                    "a sentence of \(sentence.wordCount) words, and \(mostWords) are enough", mend: "make two of it")
            }
            if sentences.count <= mostSentences { continue }
            for (_, inBlock) in Dictionary(grouping: sentences, by: \.block).sorted(by: { $0.key < $1.key })
            where inBlock.count > mostSentences {
                findings.add(
                    .longParagraph, words.node.place(of: inBlock[0].text[...]),
                    "a paragraph of \(inBlock.count) sentences, and \(mostSentences) are enough",
                    mend: "part it with a blank line")
            }
        }
    }

    static let mostWords = 20
    static let mostSentences = 3
}
