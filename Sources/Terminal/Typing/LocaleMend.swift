import Glibc

/// The C library's idea of text, which libedit relies on.
enum LocaleMend {
    /// Takes the person's locale, and UTF-8 where that locale has another encoding or none: under `LC_ALL=C` libedit
    /// reads anything beyond ASCII wrongly. To be called before the editor is opened.
    static func apply() {
        setlocale(LC_ALL, "")
        if let encoding = nl_langinfo(Int32(CODESET)), String(cString: encoding) == "UTF-8" { return }
        setlocale(LC_CTYPE, "C.UTF-8")
    }
}
