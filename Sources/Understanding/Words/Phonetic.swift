/// How an English word sounds, roughly: consonants by sound, vowels only at the start. "bisfosfonate" and
/// "bisphosphonate" sound alike.
enum Phonetic {
    static func key(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        let w = Array(word)
        var at = 0
        func next(_ offset: Int) -> UInt8 { at + offset < w.count ? w[at + offset] : 0 }
        func isSoft(_ byte: UInt8) -> Bool { byte == 0x65 || byte == 0x69 || byte == 0x79 }
        func put(_ sound: UInt8) { if key.last != sound { key.append(sound) } }
        while at < w.count {
            let c = UnicodeScalar(w[at])
            var step = 1
            switch c {
            case "a", "e", "i", "o", "u", "y": if at == 0 { key.append(UInt8(ascii: "a")) }
            case "p" where next(1) == UInt8(ascii: "h"):
                put(UInt8(ascii: "f"))
                step = 2
            case "g" where next(1) == UInt8(ascii: "h"): step = 2
            case "k" where at == 0 && next(1) == UInt8(ascii: "n"): break
            case "w" where at == 0 && next(1) == UInt8(ascii: "r"): break
            case "c" where next(1) == UInt8(ascii: "h"):
                put(UInt8(ascii: "k"))
                step = 2
            case "c": put(isSoft(next(1)) ? UInt8(ascii: "s") : UInt8(ascii: "k"))
            case "q", "k": put(UInt8(ascii: "k"))
            case "s" where next(1) == UInt8(ascii: "h"):
                put(UInt8(ascii: "s"))
                step = 2
            case "x":
                put(UInt8(ascii: "k"))
                put(UInt8(ascii: "s"))
            case "z", "s": put(UInt8(ascii: "s"))
            case "t"
            where next(1) == UInt8(ascii: "i") && (next(2) == UInt8(ascii: "o") || next(2) == UInt8(ascii: "a")):
                put(UInt8(ascii: "s"))
            case "d" where next(1) == UInt8(ascii: "g"): break
            case "j", "g": put(isSoft(next(1)) || c == "j" ? UInt8(ascii: "j") : UInt8(ascii: "g"))
            case "v": put(UInt8(ascii: "f"))
            case "h", "w": if at == 0 { put(w[at]) }
            default: put(w[at])
            }
            at += step
        }
        return key
    }
}
