import Glibc

/// What is done with the bytes of each kind, by the name on the command line of `Service/fuzz`.
private let targets: [String: @Sendable ([UInt8]) -> Void] = [
    "frame": Frames.take, "yaml": Dialogue.take, "text": Words.take, "state": States.take, "compiled": Files.take,
]

private let target: @Sendable ([UInt8]) -> Void = {
    guard let name = variable("PAO_FUZZ_TARGET"), let target = targets[name] else {
        fatalError("PAO_FUZZ_TARGET must be one of \(targets.keys.sorted())")
    }
    return target
}()

/// libFuzzer calls this with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

/// A value of the environment.
func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Ends the run where what must hold does not; the message names no input, which libFuzzer keeps.
func hold(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
