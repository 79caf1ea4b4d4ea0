import Foundation

/// Does the same to many things on every core, and keeps their order.
enum AllAtOnce {
    static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ make: @Sendable (Input) -> Output
    ) -> [Output] {
        var outputs = [Output?](repeating: nil, count: inputs.count)
        outputs.withUnsafeMutableBufferPointer { buffer in
            // Each place is written once, by one thread.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: inputs.count) { places[$0] = make(inputs[$0]) }
        }
        return outputs.compactMap(\.self)
    }
}
