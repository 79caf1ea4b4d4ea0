import Glibc

/// Memory that starting and loading a playbook needed, and answering does not.
enum Slack {
    /// Gives the pages of the program's code back to the system: those that answering needs come back from its files.
    static func giveBack() {
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
