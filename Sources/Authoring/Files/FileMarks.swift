/// What an editor leaves in a file that is read all the same, and upsets other programs.
enum FileMarks {
    static func check(_ bytes: [UInt8], _ source: SourceText, _ findings: inout Findings) {
        if bytes.starts(with: SourceText.byteOrderMark) {
            findings.add(
                .byteOrderMark, Place(file: source.file, line: 1, column: 1),
                "a byte order mark before the first letter",
                mend: "save the file as UTF-8 without a mark")
        }
        // A binary file is reported as that.
        guard !bytes.contains(0), let end = bytes.firstIndex(of: 0x0d) else { return }
        let line = 1 + bytes[..<end].count { $0 == 0x0a }
        findings.add(
            .lineEnds, Place(file: source.file, line: line, column: 1), "the line ends as on Windows (CR LF)",
            mend: "save the file with Unix line ends (LF); in VS Code, choose LF in the bar below")
    }
}
