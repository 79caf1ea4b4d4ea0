/// A reply, and which of the options that stand ready it has: whoever writes it in another form can keep that ready too.
public struct Answered: Sendable {
    public var reply: Reply
    /// The number of its options: the same options each time, below `Engine.optionsReady`. `nil` where they were put together
    /// for this reply.
    public var options: Int?
}
