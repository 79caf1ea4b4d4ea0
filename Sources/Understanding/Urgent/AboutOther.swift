/// Whether a message is about somebody else.
enum AboutOther {
    /// True where somebody else is spoken of and nothing says that it is the writer's own body.
    static func holds(_ shape: SentenceShape) -> Bool {
        guard shape.kinds.contains(.other) else { return false }
        var isOther = false
        for at in shape.words {
            if shape.has(.other, at: at) {
                isOther = true
            } else if !shape.has(.own, at: at) {
                continue
            } else if shape.says("my", at: at) {
                // "My wife" is somebody else, "my leg" is not.
                let names = (at + 1...at + 2).contains { shape.has(.other, at: $0) }
                if !names { return false }
            } else if shape.says("me", at: at) || shape.says("i", at: at) && !shape.has(.reports, at: at + 1) {
                return false
            }
        }
        return isOther
    }
}
