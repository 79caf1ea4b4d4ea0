import Wire

/// What a reply looks like.
struct ReplyPage {
    /// Where a reply is read: decides the order and how much is said about the sources.
    enum Place {
        /// In the chat: options last, where they are picked.
        case chat
        /// After a single question: everything there is, in the order it is likely to be used.
        case ask
    }

    let reply: ReplyMessage
    let place: Place

    /// The reply on a screen of this size.
    func page(for size: Output.Size) -> Page {
        var page = Page(width: size.columns)
        if reply.kind == .urgent {
            addUrgent(to: &page, rows: size.rows)
            return page
        }
        addBlocks(to: &page)
        switch place {
        case .chat:
            addShortSources(to: &page)
            addReferrals(to: &page)
            addOptions(to: &page)
        case .ask:
            addOptions(to: &page)
            addSources(to: &page)
            addReferrals(to: &page)
        }
        return page
    }

    /// An urgent card stands alone: after it come what to do meanwhile and numbers to call, nothing else. Where the
    /// whole is higher than the screen, numbers the words name already are left out, and the action is said once more
    /// at the end, so that it is never scrolled away.
    private func addUrgent(to page: inout Page, rows: Int) {
        let empty = page
        addBlocks(to: &page)
        addReferrals(to: &page)
        // The prompt takes a line, and so does what was typed.
        guard page.lines.count > rows - 2 else { return }
        page = empty
        addBlocks(to: &page)
        guard page.lines.count > rows - 2, let action else { return }
        page.gap()
        page.paragraph(action, .urgent)
    }

    private var action: String? {
        for case .card(let say, _, _) in reply.blocks ?? [] { return say }
        return nil
    }

    private func addBlocks(to page: inout Page) {
        guard let blocks = reply.blocks else { return TextLines.add(reply.text, to: &page) }
        for block in blocks {
            page.gap()
            switch block {
            case .paragraph(let text): page.paragraph(text)
            case .question(let text): page.paragraph(text, .heading)
            case .note(let text): page.paragraph(text, .quiet)
            case .list(let items): for item in items { page.item(item, mark: "- ") }
            case .card(let say, let bullets, let end):
                page.paragraph(say, .urgent)
                for bullet in bullets { page.item(bullet, mark: "- ") }
                if !end.isEmpty { page.paragraph(end, .heading) }
            }
        }
    }

    private func addOptions(to page: inout Page) {
        guard !reply.options.isEmpty else { return }
        page.gap()
        for option in reply.options { page.item(option.label, mark: "\(option.number). ") }
    }

    private func addShortSources(to page: inout Page) {
        guard !reply.sources.isEmpty else { return }
        page.gap()
        SourceLines.addShort(reply.sources, to: &page)
    }

    private func addSources(to page: inout Page) {
        guard !reply.sources.isEmpty else { return }
        page.gap()
        page.paragraph("Sources", .heading)
        SourceLines.add(reply.sources, to: &page)
        if !reply.reviewNote.isEmpty { page.paragraph(reply.reviewNote) }
    }

    private func addReferrals(to page: inout Page) {
        guard !reply.referrals.isEmpty else { return }
        page.gap()
        page.paragraph("Who can help", .heading)
        ReferralLines.add(reply.referrals, to: &page)
    }
}
