import Glibc

// What the Glibc module lacks: malloc_trim(3) and mallopt(3).
@_silgen_name("malloc_trim") private func mallocTrim(_ padding: Int) -> Int32
@_silgen_name("mallopt") private func mallocOption(_ option: Int32, _ value: Int32) -> Int32

/// Memory that starting and loading a playbook needed, and answering does not.
public enum Slack {
    // Names of mallopt(3).
    private static let trimThreshold: Int32 = -1
    private static let topPad: Int32 = -2
    private static let mmapThreshold: Int32 = -3
    private static let arenasAtMost: Int32 = -8

    /// Has all threads share one heap: one thread loads and one answers, so that each would hold what the other gave
    /// back, and the heaps of threads grow by single pages.
    ///
    /// Until `giveBack` it grows by much at a time and keeps all that is freed: loading frees as much as it holds, and each
    /// page that went back meanwhile would be asked for, and cleared, again.
    public static func avoid() {
        _ = mallocOption(arenasAtMost, 1)
        _ = mallocOption(topPad, 1 << 20)
        for threshold in [trimThreshold, mmapThreshold] { _ = mallocOption(threshold, 1 << 23) }
    }

    /// Gives back to the system what is free between what is held, and the pages of the program's code: those that
    /// answering needs come back from its files.
    static func giveBack() {
        // What they are by themselves.
        for option in [topPad, trimThreshold, mmapThreshold] { _ = mallocOption(option, 1 << 17) }
        _ = mallocTrim(0)
        guard let maps = fopen("/proc/self/maps", "r") else { return }
        defer { fclose(maps) }
        var line = [CChar](repeating: 0, count: 4_400)
        while fgets(&line, Int32(line.count), maps) != nil {
            // Where it begins and ends, what may be done with it, and at last its file. Code alone is never written to.
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let words = text.split(separator: " ", maxSplits: 2)
            let bounds = words[0].split(separator: "-").compactMap { UInt(String($0), radix: 16) }
            guard words.count == 3, words[1] == "r-xp", text.contains("/"), bounds.count == 2 else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: bounds[0]), Int(bounds[1] - bounds[0]), MADV_DONTNEED)
        }
    }
}
