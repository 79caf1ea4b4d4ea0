/// The version of all three programs: what `--version` prints and `status` reports.
public enum Version {
    public static let text = "1.0.0"
}
