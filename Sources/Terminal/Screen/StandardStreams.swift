import Glibc

/// The process's own streams.
public enum StandardStreams {
    /// Prepares the streams for a program that prints: a closed one is opened on nothing, so that no socket takes its
    /// number and gets what was meant for the screen; a reader that goes away is an error of the write, not a signal.
    public static func prepare() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
        signal(SIGPIPE, SIG_IGN)
    }

    /// The size of the screen standard output is shown on: what the terminal says, else `COLUMNS` and `LINES`, else
    /// the 80 by 24 of the first terminals.
    static var size: Output.Size {
        var window = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0
        return Output.Size(
            columns: isKnown && window.ws_col > 0 ? Int(window.ws_col) : number("COLUMNS") ?? 80,
            rows: isKnown && window.ws_row > 0 ? Int(window.ws_row) : number("LINES") ?? 24)
    }

    /// Writes every byte, waiting where the reader is slow.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Output.Failure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + sent, bytes.count - sent) }
            if count >= 0 {
                sent += count
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Somebody who shares the stream has made it non-blocking.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
            case EPIPE: throw .closed
            default: throw .failed(errno)
            }
        }
    }

    private static func number(_ variable: String) -> Int? {
        Environment.value(variable).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
