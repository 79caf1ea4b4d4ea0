extension FindingPage {
    static let files: [FindingPage] = [
        FindingPage(
            .unreadable, "A file that is not read is not in the playbook: an answer or a sign would be missing.",
            bad: .bytes(
                "topics/help/one.yaml", Array(repeating: 0x61, count: 9 << 20), shownAs: "a file of nine million bytes"),
            good: .topic("title: The first")),
        FindingPage(
            .notUTF8, "Files in another encoding, and files that are no text at all, would show as broken signs.",
            bad: .bytes(
                "topics/help/one.yaml", Array("id: one\ntitle: caf".utf8) + [0xe9],
                shownAs: "title: café (saved as Latin-1)"),
            good: .topic("title: A café")),
        FindingPage(
            .tooLarge, "No content file is that long; something else was copied there.",
            bad: .bytes(
                "topics/help/one.yaml", Array(repeating: 0x61, count: 5 << 20), shownAs: "a file of five million bytes"),
            good: .topic("title: The first")),
        FindingPage(
            .notYAML,
            "Nothing of the file can be used. A tab, an open quote or a bracket without its partner is the usual cause.",
            bad: .topic("title: \"The first"), good: .topic("title: \"The first\"")),
        FindingPage(
            .alias, "An alias makes a change in one place change another that nobody looks at.",
            bad: .topic("title: &t The first\nquestion: *t"), good: .topic("title: The first\nquestion: The first")),
        FindingPage(
            .emptyFile, "An empty file is a topic that somebody meant to write.",
            bad: .file("facts/more.yaml", "# facts on birth"),
            good: .file("facts/more.yaml", "- {id: F-3, fact: Three., sources: [good], strength: weak}")),
        FindingPage(
            .misplaced, "A file in the wrong place is not read, and nothing else would say so.",
            bad: .file("notes.yaml", "- ask the nurse about this"),
            good: .file("facts/notes.yaml", "- {id: F-3, fact: Three., sources: [good], strength: weak}")),
        FindingPage(
            .missingFile, "A folder without helper.yaml is no playbook: the helper would have no words of its own.",
            bad: .bytes("helper.yaml", [], shownAs: "(no helper.yaml)"), good: .helper("name: Helper")),
        FindingPage(
            .controlCharacter, "Invisible characters can turn text around or hide it. They come from copied text.",
            bad: .topic("title: \"The\\u200B first\""), good: .topic("title: \"The first\"")),
        FindingPage(
            .lineEnds, "Line ends of Windows make every line of the file look changed to git and in a review.",
            bad: .bytes(
                "facts/more.yaml",
                Array("# more\r\n- {id: F-3, fact: Three., sources: [good], strength: weak}\r\n".utf8),
                shownAs: "# more (CR LF)"),
            good: .file("facts/more.yaml", "# more\n- {id: F-3, fact: Three., sources: [good], strength: weak}")),
        FindingPage(
            .byteOrderMark, "The mark is invisible, and some programs take it for a part of the first key.",
            bad: .bytes(
                "facts/more.yaml",
                [0xef, 0xbb, 0xbf] + Array("- {id: F-3, fact: Three., sources: [good], strength: weak}\n".utf8),
                shownAs: "(mark)- {id: F-3, …"),
            good: .file("facts/more.yaml", "- {id: F-3, fact: Three., sources: [good], strength: weak}")),
        FindingPage(
            .yamlTrap, "The helper reads it as text. A form, an editor or a script that shares the file does not.",
            bad: .topic("asks: [what is one, no]"), good: .topic("asks: [what is one, \"no\"]")),
        FindingPage(
            .cutByComment,
            "A # behind a blank begins a comment, so that the rest of the sentence is lost without a word.",
            bad: .topic("asks:\n  - what is one #actually"), good: .topic("asks:\n  - \"what is one #actually\"")),
        FindingPage(
            .lookAlike, "It looks right on the screen and matches nothing that anybody types.",
            bad: .topic("asks: [\"does p\u{430}in stop\"]"), good: .topic("asks: [\"does pain stop\"]")),
    ]
}
