import Testing

extension Trait where Self == TimeLimitTrait {
    /// A bound for a program that hangs, not a promise of speed: far above what a test takes on a slow machine where all
    /// others wait for the same processors, for the time it waits for them counts too.
    static var endsThoughItHangs: Self { .timeLimit(.minutes(10)) }
}
