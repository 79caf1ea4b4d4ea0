/// The only words about health that are not read from the dialogues: where to turn when no daemon answers. They stand
/// in `helper.yaml` too, under `emergency-lines`, and a test holds the two equal.
public enum EmergencyLines {
    /// One line for each place to turn to, the gravest need first.
    public static let lines = [
        "In danger now, or a life at risk: call 999 (UK).",
        "Urgent, but not 999: call 111. In Northern Ireland, call your GP, or GP out of hours.",
        "Pregnant, or a baby in the last 6 weeks: your maternity unit answers day and night.",
        "Thoughts of ending your life: 999 if you might act, or Samaritans on 116 123.",
        "Outside the UK: your local emergency number (112 in Europe).",
    ]

    /// A page of them, and why it is shown.
    static func page(_ why: String, for output: Output) -> Page {
        var page = output.page()
        page.paragraph(why)
        add(to: &page)
        page.gap()
        return page
    }

    /// Adds the lines to a page.
    static func add(to page: inout Page) {
        for line in lines { page.item(line, mark: "- ", .urgent) }
    }
}
