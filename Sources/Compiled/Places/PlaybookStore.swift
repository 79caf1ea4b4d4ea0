import Glibc

/// Where compiled playbooks are kept, each as `<fingerprint>.playbook`.
public enum PlaybookStore {
    /// How many stay in a folder, so that yesterday's is one command away.
    public static let kept = 5
    static let suffix = ".playbook"

    /// The compiled playbook that is current for these dialogues; `nil` where none is to be found.
    public static func current(dialogues: Dialogues) throws(CompiledError) -> String? {
        find(try Fingerprint.of(dialogues), dialogues: dialogues)
    }

    /// The file of this name that may be used.
    public static func find(_ fingerprint: String, dialogues: Dialogues) -> String? {
        all(fingerprint, dialogues: dialogues).first
    }

    /// The first of the files of this name that is whole.
    public static func read(_ fingerprint: String, dialogues: Dialogues) -> CompiledPlaybook? {
        for path in all(fingerprint, dialogues: dialogues) {
            if let compiled = try? CompiledPlaybook.read(path) { return compiled }
        }
        return nil
    }

    /// The files of this name that may be used, in the order of the places they lie in.
    public static func all(_ fingerprint: String, dialogues: Dialogues) -> [String] {
        places(for: dialogues).map { $0 + "/" + fingerprint + suffix }
            .filter { status(of: $0).map(TrustedFile.isTrusted) ?? false }
    }

    /// The kept files that are older than the one of this name, the newest first; all where none has the name.
    public static func earlier(than fingerprint: String, dialogues: Dialogues) -> [String] {
        var seen: Set<String> = []
        let files = places(for: dialogues).filter { seen.insert($0).inserted }
            .flatMap { folder in playbooks(in: folder).map { (path: folder + "/" + $0.path, changed: $0.changed) } }
            .sorted { ($0.changed, $0.path) > ($1.changed, $1.path) }.map(\.path)
        let isCurrent = { (path: String) in path.hasSuffix("/" + fingerprint + suffix) }
        let rest = files.firstIndex(where: isCurrent).map { files[($0 + 1)...] } ?? files[...]
        return rest.filter { !isCurrent($0) && status(of: $0).map(TrustedFile.isTrusted) ?? false }
    }

    /// Keeps a compiled playbook in the first cache folder that can be written to, and lets the oldest go.
    /// - Returns: the path of the file.
    public static func keep(_ compiled: CompiledPlaybook) throws(CompiledError) -> String {
        let caches = caches()
        let bytes = compiled.encoded()
        for folder in caches {
            makeFolders(folder)
            let path = folder + "/" + compiled.fingerprint + suffix
            do {
                try TrustedFile.write(bytes, to: path)
            } catch {
                continue
            }
            prune(folder, keeping: path)
            return path
        }
        throw .nowhereToWrite(tried: caches)
    }

    /// Writes a compiled playbook where the caller says: into a folder under its own name, or as a file.
    /// - Returns: the path of the file.
    public static func write(_ compiled: CompiledPlaybook, to output: String) throws(CompiledError) -> String {
        let isFolder = status(of: output)?.isFolder ?? output.hasSuffix("/")
        let path = isFolder ? output + (output.hasSuffix("/") ? "" : "/") + compiled.fingerprint + suffix : output
        try TrustedFile.write(compiled.encoded(), to: path)
        return path
    }

    /// Where to look, in order: beside the dialogues, where a package puts it; then the caches.
    static func places(for dialogues: Dialogues) -> [String] {
        dialogues.layers.map { parent(of: realPath($0)) } + caches()
    }

    /// The folders to write to, in order: the service manager's, the user's own.
    static func caches() -> [String] {
        var folders: [String] = []
        // systemd may name several, parted by colons; the first is ours.
        if let cache = environment("CACHE_DIRECTORY")?.split(separator: ":").first { folders.append(String(cache)) }
        if let cache = environment("XDG_CACHE_HOME"), cache.hasPrefix("/") { folders.append(cache + "/pao") }
        if let home = home() { folders.append(home + "/.cache/pao") }
        return folders
    }

    private static func home() -> String? {
        if let home = environment("HOME"), home.hasPrefix("/") { return home }
        guard let entry = getpwuid(geteuid()), let folder = entry.pointee.pw_dir else { return nil }
        return String(cString: folder)
    }

    /// Makes a folder and those around it, for this user alone; a folder that exists stays as it is.
    static func makeFolders(_ path: String) {
        if status(of: path) != nil || path == "/" { return }
        makeFolders(parent(of: path))
        mkdir(path, 0o700)
    }

    private static func prune(_ folder: String, keeping path: String) {
        let others = playbooks(in: folder).filter { folder + "/" + $0.path != path }
        // The newest first; by name where two are of one time.
        let newest = others.sorted { ($0.changed, $0.path) > ($1.changed, $1.path) }
        for file in newest.dropFirst(kept - 1) { unlink(folder + "/" + file.path) }
    }

    /// The compiled playbooks that lie in a folder, itself and not those around it.
    private static func playbooks(in folder: String) -> [(path: String, changed: Int64)] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var found: [(path: String, changed: Int64)] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            let name = file.dropLast(suffix.count)
            guard file.hasSuffix(suffix), name.count == 64, name.allSatisfy(\.isHexDigit),
                let info = status(of: folder + "/" + file)
            else { continue }
            found.append((file, info.st_mtim.nanoseconds))
        }
        return found
    }
}
