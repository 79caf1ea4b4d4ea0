/// Short forms that spell another word once their apostrophe is gone: "I'll" is then "ill", "we're" is "were", "OD'd"
/// is "odd". With the apostrophe nothing else can be meant. Without it the words about it tell: a clause opens with it and
/// a bare verb follows ("ill need a scan"), or the form of an action under way ("were moving house").
enum Clitic {
    /// The words that may be such a form.
    static var lists: [(WordClass, String)] {
        [(.clitic, forms.map { String(decoding: $0.bare, as: UTF8.self) }.joined(separator: " "))]
    }

    /// What a word stands for, or `nil` where it is no such form or the plain word is meant.
    ///
    /// - Parameters:
    ///   - before: the word before it in the same clause; `nil` where it opens the clause.
    ///   - next: the word after it in the same clause, if there is one.
    static func expansion(
        _ word: ArraySlice<UInt8>, hasApostrophe: Bool, before: ArraySlice<UInt8>?, next: ArraySlice<UInt8>?
    ) -> [[UInt8]]? {
        guard let form = forms.first(where: { word.elementsEqual($0.bare) }) else { return nil }
        if hasApostrophe { return form.whole }
        guard let next, before.map(openers.contains) ?? true else { return nil }
        let isMeant =
            switch form.kind {
            case .will: bareVerbs.contains(next)
            case .would: afterWould.contains(next)
            case .marked: false
            case .are: afterAre.contains(next) || next.count > 4 && next.suffix(3).elementsEqual("ing".utf8)
            }
        return isMeant ? form.whole : nil
    }

    /// What follows tells the form without its apostrophe; `marked` is none without it.
    private enum Kind { case will, would, are, marked }

    private struct Form: Sendable {
        let bare: [UInt8]
        let kind: Kind
        let whole: [[UInt8]]

        init(_ bare: String, _ kind: Kind, _ whole: String) {
            self.bare = Array(bare.utf8)
            self.kind = kind
            self.whole = whole.listedWords
        }
    }

    private static let forms = [
        Form("ill", .will, "i will"), Form("hell", .will, "he will"), Form("shell", .will, "she will"),
        Form("well", .will, "we will"), Form("shed", .would, "she would"), Form("wed", .would, "we would"),
        Form("were", .are, "we are"), Form("odd", .marked, "overdosed"),
    ]

    /// Words after which a clause with its own subject may begin.
    private static let openers = words(
        """
        and but so then or if when because cos cause that think hope ok okay yes no now maybe perhaps what how where who \
        until till before after as says said scared worried afraid frightened sure know thought bet means whether while
        """)

    private static let bareVerbs = words(
        """
        be have need go get try call ring phone take do never just also probably still always not ask see wait give let \
        leave lose end snap drop hurt hear find hit kill come want keep make tell sleep say break fall manage react \
        start stop struggle look stay bring feel pay book sit
        """)

    private static let afterWould = words("like love be have rather prefer need want been never both just only")

    private static let afterAre = words("so both all not really just very still only too")

    private static func words(_ list: String) -> Set<ArraySlice<UInt8>> {
        Set(list.listedWords.map { $0[...] })
    }
}
