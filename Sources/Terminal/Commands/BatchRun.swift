import Client
import Glibc
import Wire

/// `pao batch`: lines of JSON on standard input, a reply to each.
public struct BatchRun {
    let output: Output
    let finder: DaemonFinder
    /// Prints each reply's JSON on a line, instead of its text.
    let isJSON: Bool

    public init(output: Output, finder: DaemonFinder, isJSON: Bool) {
        self.output = output
        self.finder = finder
        self.isJSON = isJSON
    }

    /// Runs to the end of the input, or until nobody reads the replies any more.
    public func run() -> ExitStatus {
        var failure: Output.Failure?
        let batch = Batch(finder, input: STDIN_FILENO) { outcomes in
            do throws(Output.Failure) { try show(outcomes) } catch { failure = error }
            return failure == nil
        }
        do throws(ClientError) {
            let status = try batch.run()
            return failure.map(output.status) ?? status
        } catch {
            output.complain(error)
            return error.exitStatus
        }
    }

    private func show(_ outcomes: [BatchOutcome]) throws(Output.Failure) {
        guard !isJSON else {
            var writer = JSONWriter()
            for outcome in outcomes { outcome.write(to: &writer) }
            return try output.bytes(writer.bytes)
        }
        for outcome in outcomes {
            var page = output.page()
            if let id = outcome.id { page.paragraph("Line \(String(decoding: id, as: UTF8.self))", .heading) }
            TextLines.add(Self.text(of: outcome), to: &page)
            page.gap()
            try output.show(page)
        }
    }

    private static func text(of outcome: BatchOutcome) -> String {
        switch outcome.reply {
        case .failure(let error): return error.message
        case .success(let json):
            do throws(ResponseError) { return try ResponseLine.decode(json, as: ReplyMessage.self).text } catch {
                return ClientError.badResponse(error.message).message
            }
        }
    }
}
