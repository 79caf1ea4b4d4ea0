extension Draft {
    /// The places of the texts of variants for readers who work in health.
    var forProfessionals: Set<String> {
        Set(
            (entries[.topic] ?? []).flatMap { $0.node["answer"]?["variants"]?.items ?? [] }
                .filter { $0["when"]?.conditions().contains { $0.values.contains(Self.professional) } == true }
                .flatMap { [$0["short"], $0["full"]].compactMap { $0?.place.key } })
    }

    /// The value of a slot that stands for readers who work in health.
    private static let professional = "professional"
}

extension Place {
    /// The place as one text, to compare places by.
    var key: String { "\(file):\(line):\(column)" }
}
