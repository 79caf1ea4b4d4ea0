import Authoring

/// Reads a labelled set, or ends the program with what is wrong in it.
enum SetReader {
    static func read(_ path: String) throws -> LabelledSet {
        do {
            return try LabelledSet(reading: path)
        } catch {
            Output.complain(error.description)
            if case .unreadable = error { throw ExitStatus.input }
            throw ExitStatus.badContent
        }
    }
}
