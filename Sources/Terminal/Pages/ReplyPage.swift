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
        switch place {
        case .chat:
            // A question that comes last stands with the options that answer it.
            let asked = blocks.last.map(Self.isQuestion) == true ? blocks.count - 1 : blocks.count
            add(blocks[..<asked], to: &page)
            // Whom to ring is sought sooner than what it rests on.
            addReferrals(to: &page)
            addShortSources(to: &page)
            add(blocks[asked...], to: &page)
            addOptions(to: &page)
        case .ask:
            add(blocks[...], to: &page)
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
        add(blocks[...], to: &page)
        addReferrals(to: &page)
        // The prompt takes a line, and so does what was typed.
        guard page.lines.count > rows - 2 else { return }
        page = empty
        add(blocks[...], to: &page)
        guard page.lines.count > rows - 2, let action else { return }
        page.gap()
        page.paragraph(action, .urgent)
    }

    /// The first sentence of the card, which holds the action and the number.
    private var action: String? {
        for case .card(let say, _, _) in blocks {
            var sentence = ""
            for word in say.split(separator: " ") {
                sentence += (sentence.isEmpty ? "" : " ") + word
                if word.hasSuffix(".") { break }
            }
            return sentence
        }
        return nil
    }

    /// A daemon that sends no blocks is shown from its text.
    private var blocks: [ReplyBlock] { reply.blocks ?? [.paragraph(reply.text)] }

    private static func isQuestion(_ block: ReplyBlock) -> Bool {
        if case .question = block { true } else { false }
    }

    private func add(_ blocks: ArraySlice<ReplyBlock>, to page: inout Page) {
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
