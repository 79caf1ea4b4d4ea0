import Glibc

/// A folder of the test's own, mode 0700.
public func temporaryFolder() -> String {
    var template = Array("/tmp/pao-test-XXXXXX\0".utf8CString)
    precondition(mkdtemp(&template) != nil)
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes a folder and what is in it.
public func removeFolder(_ path: String) {
    if let stream = opendir(path) {
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != "..", unlink(path + "/" + name) != 0 { removeFolder(path + "/" + name) }
        }
        closedir(stream)
    }
    rmdir(path)
}

/// Writes a file, mode 0600.
public func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
}

/// Writes a shell script that can be run. Another process writes it: were it open here, a child that another test
/// starts just then would hold it too, and a file open for writing cannot be run.
public func writeScript(_ text: String, to path: String) {
    let writer = popen("cat > '\(path)' && chmod 700 '\(path)'", "we")!
    fputs("#!/bin/sh\n" + text, writer)
    precondition(pclose(writer) == 0)
}
