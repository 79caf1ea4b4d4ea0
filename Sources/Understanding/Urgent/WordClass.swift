/// The small words of English that shape a sentence: what the urgent screen looks at between the words of a sign.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt64

    /// no, never, without, denies …
    static let negator = WordClass(rawValue: 1 << 0)
    /// "not", which negates or not by the verb before it.
    static let not = WordClass(rawValue: 1 << 1)
    /// but, though, however …: what follows is another matter.
    static let contrast = WordClass(rawValue: 1 << 2)
    /// because, so, when …: another clause begins.
    static let clause = WordClass(rawValue: 1 << 3)
    /// I, it, she …: a new subject.
    static let subject = WordClass(rawValue: 1 << 4)
    /// my, the, her …
    static let determiner = WordClass(rawValue: 1 << 5)
    /// is, have, feel, keeps …: a statement, not a list.
    static let statement = WordClass(rawValue: 1 << 6)
    /// can, could, able.
    static let ability = WordClass(rawValue: 1 << 7)
    /// do, does, did.
    static let auxiliaryDo = WordClass(rawValue: 1 << 8)
    /// will, would, must …
    static let modal = WordClass(rawValue: 1 << 9)
    /// have, get, think …: verbs that carry "do not" on to what follows.
    static let carrier = WordClass(rawValue: 1 << 10)
    /// know, want, understand …: "do not" stays with them.
    static let opaque = WordClass(rawValue: 1 << 11)
    /// think, believe: a negation before them holds for the clause that follows.
    static let opinion = WordClass(rawValue: 1 << 12)
    /// only, sure, idea …: after a negator it denies nothing.
    static let harmless = WordClass(rawValue: 1 << 13)
    /// really, even …: stands between without meaning.
    static let adverb = WordClass(rawValue: 1 << 14)
    /// again, still, back …: a thing of the past that goes on.
    static let goesOn = WordClass(rawValue: 1 << 15)
    /// now, today …
    static let present = WordClass(rawValue: 1 << 16)
    /// or, nor: a list goes on.
    static let or = WordClass(rawValue: 1 << 17)
    /// will, does, is … at the start of a question.
    static let asks = WordClass(rawValue: 1 << 18)
    /// I, me, my …
    static let own = WordClass(rawValue: 1 << 19)
    /// she, her, wife, caller …: somebody else.
    static let other = WordClass(rawValue: 1 << 20)
    /// think, worry, ask …: after "I" it says nothing about her own body.
    static let reports = WordClass(rawValue: 1 << 21)
    /// had, was …
    static let pastVerb = WordClass(rawValue: 1 << 22)
    /// a, pregnant, young …: after "when I was" a time long gone.
    static let ageOrState = WordClass(rawValue: 1 << 23)
    /// ruled (out)
    static let rules = WordClass(rawValue: 1 << 24)

    // What the words of other lists do stands beside those lists: see `others`.

    /// please, well, thanks.
    static let courtesy = WordClass(rawValue: 1 << 25)
    /// A courtesy, or a small word such as "am" and "at".
    static let filler = WordClass(rawValue: 1 << 26)
    /// what, can, is …: may open a question.
    static let opensQuestion = WordClass(rawValue: 1 << 27)
    /// I, it, my …: stands behind what opens a question.
    static let questionSubject = WordClass(rawValue: 1 << 28)
    /// and, plus …: another question may begin behind it.
    static let joinsQuestions = WordClass(rawValue: 1 << 29)
    /// and, plus …: puts two wishes side by side.
    static let seam = WordClass(rawValue: 1 << 30)
    /// vs.
    static let against = WordClass(rawValue: 1 << 31)
    /// this, them, one …: stands for something said before.
    static let pointer = WordClass(rawValue: 1 << 32)
    /// and, but, so …: joins what is said to what was said.
    static let joint = WordClass(rawValue: 1 << 33)
    /// ok, yes …: a small answer that may stand before a joint.
    static let nod = WordClass(rawValue: 1 << 34)
    /// ok, hmm …
    static let murmur = WordClass(rawValue: 1 << 35)
    /// is, are …
    static let being = WordClass(rawValue: 1 << 36)
    /// I, my, a …: what comes behind "that" where "that" only joins.
    static let told = WordClass(rawValue: 1 << 37)
    /// Words that any question may have.
    static let light = WordClass(rawValue: 1 << 38)
    /// how, often …: words of a question that may be about anything.
    static let measure = WordClass(rawValue: 1 << 39)
    /// Words with which people turn to what they want to say.
    static let prefatory = WordClass(rawValue: 1 << 40)
    /// risks, given, alternative …: a side that many things have.
    static let aspect = WordClass(rawValue: 1 << 55)
    /// Begins a turn of phrase of a far past, a near one, of what is over, of what is supposed, of what is in doubt.
    static let beginsFar = WordClass(rawValue: 1 << 41)
    static let beginsNear = WordClass(rawValue: 1 << 42)
    static let beginsOver = WordClass(rawValue: 1 << 43)
    static let beginsOpen = WordClass(rawValue: 1 << 44)
    static let beginsDoubt = WordClass(rawValue: 1 << 45)
    /// Begins an aside.
    static let beginsAside = WordClass(rawValue: 1 << 46)
    /// hello, thanks, sorry …: stands around what is said.
    static let frame = WordClass(rawValue: 1 << 47)
    /// hello, thanks, hope …: a clause of framing words needs one to be a frame.
    static let marksFrame = WordClass(rawValue: 1 << 50)
    /// but, ask, wondering …: what is said follows.
    static let handsOver = WordClass(rawValue: 1 << 48)
    /// ill, were …: "I'll" and "we're" without their apostrophe.
    static let clitic = WordClass(rawValue: 1 << 53)
    /// March, last, ago …: says when.
    static let date = WordClass(rawValue: 1 << 52)
    /// hello, there, all …: a greeting goes on.
    static let greets = WordClass(rawValue: 1 << 51)
    /// thanks, please …: what was said ends before it.
    static let takesLeave = WordClass(rawValue: 1 << 49)

    /// The words that shape a sentence.
    private static let shaping: [(WordClass, String)] = [
        (.negator, "no never without denies deny denied denying nor neither nil zero"),
        (.not, "not"), (.rules, "ruled"),
        (.contrast, "but just though although however yet except still nevertheless otherwise only instead whereas"),
        (.clause, "because since so when if unless until while whilst as where"),
        (.subject, "i it he she they we you this there"),
        (.determiner, "my the her his their our your its"),
        (
            .statement,
            "is are was were has have had feel feels felt keep keeps kept gone went go goes going get gets got getting "
                + "started start starts am be been seems look looks came come comes became"
        ),
        (.ability, "can could able"),
        (.auxiliaryDo, "do does did"),
        (.modal, "will would must should shall may might need"),
        (
            .carrier,
            "have get got getting had feel experience experiencing suffer notice noticed see think believe seem appear "
                + "look reckon having feeling"
        ),
        (
            .opaque,
            "know understand want like care mind remember mean need wish usually normally trust recall wanna bother "
                + "realise realize expect"
        ),
        (.opinion, "think believe reckon suppose guess"),
        (
            .harmless,
            "only just merely sure certain long able one idea doubt matter wonder joke point way how use kidding help "
                + "choice sleep better different good clear stopping change rush exaggerating"
        ),
        (.adverb, "really even actually usually ever yet particularly currently at all anymore quite too so very"),
        (.goesOn, "again still back returned returning same worse worsening ongoing persists persisting ever"),
        (.present, "now today tonight currently since just present morning presently"),
        (.or, "or nor"),
        (.asks, "will would can could does do is are am did should may might has have was were"),
        (.own, "i me my myself mine"),
        (
            .other,
            "she her he his him hers they them wife husband partner daughter son sister brother mum mom mother dad "
                + "father friend niece cousin aunt girlfriend fiancee boyfriend caller patient client lady woman "
                + "neighbour colleague nan gran grandmother"
        ),
        (
            .reports,
            "think thought worry worried am need want should can could would ask asking wonder wondering guess hope "
                + "know believe find found saw noticed do did call phone take get tell"
        ),
        (
            .pastVerb,
            "had was were went got felt did bled fell broke gave came told said took snapped cracked collapsed started stumbled "
                + "slipped tripped dropped"
        ),
        (
            .ageOrState,
            "a an two three four five pregnant young younger little small growing carrying expecting kid child teenager at ten eleven "
                + "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty six seven eight nine"
        ),
    ]

    /// The words of lists that stand elsewhere.
    private static var others: [(WordClass, String)] {
        Politeness.lists + Questions.lists + Utterance.pointingLists + Utterance.framingLists + PastTime.lists
            + Supposition.lists
            + Asides.lists + Clitic.lists
    }

    /// The classes of each word that has any; those that shape a sentence are the first `shapingCount`.
    static let table: (words: WordTable, classes: [WordClass], shapingCount: Int32) = {
        var words = WordTable(capacity: 1_000)
        var classes: [WordClass] = []
        add(shaping, to: &words, &classes)
        let shapingCount = Int32(words.count)
        add(others, to: &words, &classes)
        return (words, classes, shapingCount)
    }()

    private static func add(
        _ lists: [(WordClass, String)], to words: inout WordTable, _ classes: inout [WordClass]
    ) {
        for (kind, list) in lists {
            list.eachWord { word, hash in
                let id = Int(words.intern(word, hash: hash))
                if id == classes.count { classes.append([]) }
                classes[id].formUnion(kind)
            }
        }
    }
}
