/// One spelling for the British, American and older forms of a word: "oestrogen" and "estrogen", "tumour" and "tumor",
/// "caesarean" and "cesarean", "specialise" and "specialize", "centre" and "center", "travelled" and "traveled".
enum SpellingVariants {
    /// Shorter words have no variants worth the risk ("does" is not "des").
    static let shortest = 6

    /// The form that all variants of a word share.
    static func key(_ word: ArraySlice<UInt8>) -> [UInt8] {
        guard word.count >= shortest else { return Array(word) }
        var key: [UInt8] = []
        key.reserveCapacity(word.count)
        for byte in word {
            let last = key.last ?? 0
            switch byte {
            case UInt8(ascii: "e") where last == UInt8(ascii: "a") || last == UInt8(ascii: "o"):
                key[key.count - 1] = byte
            case UInt8(ascii: "z") where last == UInt8(ascii: "i") || last == UInt8(ascii: "y"):
                key.append(UInt8(ascii: "s"))
            case UInt8(ascii: "r")
            where last == UInt8(ascii: "u") && key.count > 3 && key[key.count - 2] == UInt8(ascii: "o"):
                key[key.count - 1] = byte
            case UInt8(ascii: "l") where last == byte: break
            default: key.append(byte)
            }
        }
        let n = key.count
        if n > 4, key[n - 1] == UInt8(ascii: "e"), key[n - 2] == UInt8(ascii: "r"), !"aeiou".utf8.contains(key[n - 3]) {
            key.swapAt(n - 1, n - 2)
        }
        return key
    }
}
