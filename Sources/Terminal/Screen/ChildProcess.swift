import Glibc

/// Another program that is given some bytes and waited for: a pager, a clipboard.
enum ChildProcess {
    /// Runs a shell command with bytes as its standard input.
    /// - Parameter environment: variables to set besides this process's own.
    /// - Returns: whether it ran and ended well; one that leaves before it has read everything has seen enough.
    static func run(_ command: String, input: [UInt8], adding environment: [String: String] = [:]) -> Bool {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // SIGPIPE is ignored here and must not be there: a pager that is left ends what feeds it that way.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        // Ctrl-C is for the other program as long as it runs.
        var ignore = sigaction()
        ignore.__sigaction_handler.sa_handler = SIG_IGN
        var before = sigaction()
        sigaction(SIGINT, &ignore, &before)
        defer { sigaction(SIGINT, &before, nil) }

        var process: pid_t = 0
        for (name, value) in environment { setenv(name, value, 0) }
        let code = withArguments(["/bin/sh", "-c", command]) { arguments in
            posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ)
        }
        close(ends[0])
        if code == 0 { try? StandardStreams.write(input, to: ends[1]) }
        close(ends[1])
        guard code == 0 else { return false }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return false } }
        // Exited, not killed, and with status 0.
        return status == 0
    }

    private static func withArguments<Outcome>(
        _ arguments: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Outcome
    ) -> Outcome {
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    }
}
