/// Options that are offered together in many replies: with their numbers, and as a state holds them.
final class LaidOutOptions: Sendable {
    /// Which of the engine's options they are; `nil` for some that are not kept: see `Engine.optionsReady`.
    let number: Int?
    let options: [Reply.Option]
    /// What a state holds of them, one behind the other.
    let bytes: [UInt8]

    init(_ offers: [Reply.Option], number: Int? = nil) {
        self.number = number
        options = offers.numbered
        bytes = StateCodec.bytes(of: offers)
    }
}

extension [Reply.Option] {
    /// Adds those that lead elsewhere than all that are there.
    mutating func add(_ more: [Reply.Option]) {
        for option in more where !contains(where: { $0.target == option.target }) { append(option) }
    }

    /// Each with its number.
    var numbered: [Reply.Option] {
        var options = self
        for at in indices { options[at].number = at + 1 }
        return options
    }
}

extension Reply.Option {
    /// Before it has its number.
    init(label: String, target: Target) { self.init(number: 0, label: label, target: target) }
}
