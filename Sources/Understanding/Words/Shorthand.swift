/// Short forms of general English and what they stand for: contractions, which lost their apostrophe, and the spelling
/// of text messages. Typed words and the words of patterns go through it alike, so that "im", "I'm" and "I am" are the
/// same wherever they stand.
struct Shorthand: Sendable, Equatable {
    /// All of them: they are the same for every playbook.
    static let known = Shorthand()

    private var table = WordTable()
    private var expansions: [[[UInt8]]] = []

    private init() {
        for lines in [Self.contractions, Self.textSpeak] {
            for line in lines { add(line) }
        }
    }

    private mutating func add(_ line: String) {
        var (isKnown, place) = (false, 0)
        var expansion: [[UInt8]] = []
        line.eachWord { word, hash in
            if place == 0 {
                isKnown = table.intern(word, hash: hash) < expansions.count
            } else {
                expansion.append(Array(word))
            }
            place += 1
        }
        if !isKnown { expansions.append(expansion) }
    }

    /// The short forms.
    var forms: [[UInt8]] { (0..<Int32(table.count)).map { Array(table[$0]) } }

    /// The words a short form stands for, or `nil` where it is none.
    func expansion(_ forms: [UInt8], _ range: Range<Int>) -> [[UInt8]]? {
        let id = table.find(forms, range)
        return id < 0 ? nil : expansions[Int(id)]
    }

    /// The same for a word whose `Hash.raw` is known.
    func expansion(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> [[UInt8]]? {
        let id = table.find(word, hash: hash)
        return id < 0 ? nil : expansions[Int(id)]
    }

    /// Each line: the form, then what it stands for.
    private static let contractions = [
        "im i am", "ive i have", "youre you are", "youve you have", "youd you would", "youll you will",
        "hes he is", "shes she is", "theyre they are", "theyve they have", "theyd they would", "theyll they will",
        "weve we have", "thats that is", "whats what is", "wheres where is", "hows how is", "whos who is",
        "whens when is", "whys why is", "theres there is", "heres here is", "itll it will", "itd it would",
        "cant can not", "cannot can not", "couldnt could not", "dont do not", "doesnt does not", "didnt did not",
        "isnt is not", "arent are not", "wasnt was not", "werent were not", "havent have not", "hasnt has not",
        "hadnt had not", "wont will not", "wouldnt would not", "shouldnt should not", "mustnt must not",
        "neednt need not", "aint is not", "dnt do not", "doesn does not", "didn did not", "wouldn would not",
        "couldn could not", "shouldn should not", "isn is not", "wasn was not", "hasn has not", "havnt have not",
        "dosnt does not", "dosent does not", "doesent does not", "didint did not", "cudnt could not",
        "wudnt would not", "shudnt should not", "wasent was not", "gonna going to", "wanna want to",
        "gotta got to", "gimme give me", "lemme let me", "dunno do not know", "whatll what will",
        "shouldve should have", "hed he would",
        "couldve could have", "wouldve would have", "mightve might have", "shoulda should have", "kinda kind of",
    ]

    private static let textSpeak = [
        "u you", "ur your", "yr your", "urself yourself", "r are", "n and", "nd and", "wot what", "wat what",
        "wen when", "wer where", "wich which", "wid with", "wiv with", "dis this", "dat that", "da the", "de the",
        "teh the", "tha the", "den then", "dey they", "dem them", "coz because", "cuz because", "cos because",
        "bcoz because", "bcos because", "becoz because", "bcus because", "becos because",
        "cud could", "shud should", "wud would", "hav have", "havin having", "gd good", "gud good",
        "pls please", "plz please", "plse please", "thx thanks", "thnx thanks", "tnx thanks", "ty thanks",
        "thankyou thanks", "thanx thanks", "ta thanks", "tmrw tomorrow", "tmw tomorrow", "tomoz tomorrow",
        "2moro tomorrow", "2day today", "2nite tonight", "b4 before", "l8r later", "gr8 great", "m8 mate",
        "sum some", "sumone someone", "sumthing something", "smth something", "sth something", "summat something",
        "nuffin nothing", "nothin nothing", "somethin something", "sumfin something", "bin been", "ppl people",
        "abt about", "bout about", "thru through", "tho though", "altho although", "prob probably",
        "probs probably", "def definitely", "defo definitely", "rly really", "rlly really", "realy really",
        "dr doctor", "docs doctors", "doc doctor", "hosp hospital", "appt appointment", "apt appointment",
        "preg pregnant", "preggo pregnant", "preggers pregnant", "bday birthday", "wk week", "wks weeks",
        "mth month", "mths months", "mnth month", "mnths months", "yrs years", "hrs hours", "mins minutes",
        "wknd weekend", "nite night", "nites nights", "2nd second", "1st first", "3rd third", "btw by the way",
        "idk i do not know", "dk do not know", "omg oh my god", "tbh to be honest", "imo in my opinion",
        "atm at the moment", "asap as soon as possible", "fyi for your information", "afaik as far as i know",
        "anyfing anything", "evry every", "evrything everything", "evryone everyone", "wif with", "luv love",
        "lyk like", "jus just", "jst just", "tryna trying to", "finna going to", "aswell as well", "alot a lot",
        "incase in case", "eachother each other", "abit a bit", "infact in fact", "noone no one",
        "inbetween in between",
        "doin doing", "goin going", "gettin getting", "feelin feeling", "makin making", "takin taking",
        "havnt have not", "wots what is", "wats what is", "tellin telling", "agen again", "agn again",
        "fel fell", "blu blue", "brok broke", "wana want to", "moovin moving",
        "movin moving", "dyin dying", "cryin crying", "brekin breaking", "sayin saying", "lookin looking",
    ]
}
