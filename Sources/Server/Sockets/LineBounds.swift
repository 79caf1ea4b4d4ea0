import NIOCore

/// The limits that each line is held against, at hand.
struct LineBounds {
    let lineBytes: Int
    let pipelined: Int
    let unreadBytes: Int
    let wait: TimeAmount

    init(_ limits: ServerLimits) {
        lineBytes = limits[.lineBytes]
        pipelined = limits[.pipelined]
        unreadBytes = limits[.unreadBytes]
        wait = .seconds(Int64(limits[.waitSeconds]))
    }
}
