import Client
import Wire

/// The commands that ask the daemon once and print what it says.
public struct OneShot {
    /// Why a command ends without having done its work.
    public enum Failure: Error {
        case client(ClientError)
        case output(Output.Failure)
    }

    let output: Output
    let daemon: Daemon
    /// Prints the result's JSON as the daemon wrote it instead of a page.
    let isJSON: Bool

    public init(output: Output, daemon: Daemon, isJSON: Bool) {
        self.output = output
        self.daemon = daemon
        self.isJSON = isJSON
    }

    /// `pao ask`
    public func ask(_ text: String, state: String?) throws(Failure) -> ExitStatus {
        let reply = try outcome(of: Say(text: TypedText.clean(text), state: state, wantsBlocks: !isJSON)) {
            reply, page in
            page = ReplyPage(reply: reply, place: .ask).page(for: output.size)
        }
        return ExitStatus(reply)
    }

    /// `pao find`
    public func find(_ words: String) throws(Failure) -> ExitStatus {
        let found = try outcome(of: Find(words: words)) { TopicLines.add($0.topics, to: &$1, at: .now) }
        if found.topics.isEmpty { output.complain("pao: \(ChatWords.nothingFound)") }
        return found.topics.isEmpty ? .notKnown : .answered
    }

    /// `pao show`
    public func show(_ topic: String) throws(Failure) -> ExitStatus {
        let shown = try outcome(of: Show(topic: topic)) { shown, page in
            if let topic = shown.topic { TopicLines.add(topic, to: &page, at: .now) }
        }
        if shown.topic == nil { output.complain("pao: there is no topic of that name; pao topics lists them") }
        return shown.topic == nil ? .notKnown : .answered
    }

    /// `pao topics`
    public func topics() throws(Failure) -> ExitStatus {
        _ = try outcome(of: ListTopics(), isList: true) { TopicLines.add($0.topics, to: &$1) }
        return .answered
    }

    /// `pao refer`
    public func refer(_ words: String) throws(Failure) -> ExitStatus {
        let list = try outcome(of: ListReferrals(words: words), isList: true) { list, page in
            let now = UKTime.now
            for referral in list.referrals { ReferralLines.add(referral, to: &page, at: now) }
        }
        if list.referrals.isEmpty { output.complain("pao: \(ChatWords.nothingFound)") }
        return list.referrals.isEmpty ? .notKnown : .answered
    }

    /// `pao explain`
    public func explain(_ text: String, topic: String?) throws(Failure) -> ExitStatus {
        _ = try outcome(of: Explain(text: text, topic: topic)) { ExplanationLines.add($0, to: &$1) }
        return .answered
    }

    /// `pao status`
    public func status() throws(Failure) -> ExitStatus {
        _ = try outcome(of: GetStatus()) { StatusLines.add($0, to: &$1) }
        return .answered
    }

    /// `pao reload`
    public func reload() throws(Failure) -> ExitStatus {
        let message = try outcome(of: Reload()) { message, page in
            for finding in message.findings { page.paragraph(finding) }
            page.paragraph(
                message.isReloaded
                    ? "Reloaded: playbook \(message.fingerprint)."
                    : "Not reloaded: the dialogues have errors. Playbook \(message.fingerprint) stays in use.")
        }
        return message.isReloaded ? .answered : .badData
    }

    /// Calls the daemon, prints the outcome, and returns it.
    /// - Parameter isList: whether a pager may show it; an answer never needs one.
    private func outcome<C: Call>(
        of call: C, isList: Bool = false, page fill: (C.Outcome, inout Page) -> Void
    ) throws(Failure) -> C.Outcome {
        let json: [UInt8]
        let outcome: C.Outcome
        do throws(ClientError) { json = try daemon.result(of: call) } catch { throw .client(error) }
        do throws(ResponseError) { outcome = try ResponseLine.decode(json, as: C.Outcome.self) } catch {
            throw .client(.badResponse(error.message))
        }
        do throws(Output.Failure) {
            if isJSON {
                try output.bytes(json + [0x0A])
            } else {
                var page = output.page()
                fill(outcome, &page)
                if isList { try output.list(page) } else { try output.show(page) }
            }
        } catch { throw .output(error) }
        return outcome
    }
}
