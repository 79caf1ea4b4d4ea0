import Glibc

/// Where this program and its fellows lie.
public enum Program {
    /// The path of the running executable with links resolved.
    static var path: String { resolved("/proc/self/exe") }

    /// The compiler that stands beside the daemon.
    public static var compiler: String {
        let path = path
        return path[..<(path.lastIndex(of: "/") ?? path.startIndex)] + "/paoc"
    }

    /// The path with links resolved; the path itself, made absolute, where nothing is there.
    public static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return absolute(path) }
        defer { free(real) }
        return String(cString: real)
    }

    /// The path from the root.
    public static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }
}
