import Wire

/// How some words were understood, step by step.
enum ExplanationLines {
    static func add(_ explanation: ExplanationMessage, to page: inout Page) {
        for step in explanation.steps where !step.lines.isEmpty {
            page.gap()
            page.paragraph(step.name, .heading)
            for line in step.lines { page.paragraph(line, indent: 2) }
        }
    }
}
