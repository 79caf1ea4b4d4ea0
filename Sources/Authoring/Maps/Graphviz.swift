import Foundation

/// Graphviz's `dot`, which draws.
public enum Graphviz {
    /// Why nothing was drawn.
    public enum Failure: Error, CustomStringConvertible {
        case missing
        case failed(String)

        public var description: String {
            switch self {
            case .missing: "dot is not installed: apt install graphviz, or write the map as .dot"
            case .failed(let words): "dot could not draw the map: \(words)"
            }
        }
    }

    /// Draws a graph.
    /// - Parameter format: `svg` or `png`.
    public static func draw(_ dot: String, as format: String) throws -> Data {
        guard let program = InstalledProgram("dot") else { throw Failure.missing }
        return try TemporaryFolder.within("map") { folder in
            let input = folder.appending(path: "map.dot")
            let output = folder.appending(path: "map.\(format)")
            try Data(dot.utf8).write(to: input)
            let outcome = try program.run(["-T\(format)", "-o", output.path(), input.path()])
            guard outcome.succeeded, let data = try? Data(contentsOf: output) else {
                throw Failure.failed(outcome.complaint)
            }
            return data
        }
    }
}
