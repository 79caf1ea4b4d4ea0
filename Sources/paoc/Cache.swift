import Foundation

/// Where paoc keeps what it need not do twice.
enum Cache {
    /// The user's own folder; `nil` where there is none.
    static var folder: String? {
        let variables = ProcessInfo.processInfo.environment
        if let cache = variables["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/pao" }
        return variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache/pao" : nil }
    }

    /// What tells this program from another build of it: its size and the time it was made.
    static var program: String {
        let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path()
        let info = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (info?[.size] as? Int) ?? 0
        let made = (info?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(size) \(made)"
    }
}
