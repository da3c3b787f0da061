internal import Barbule
internal import BarbuleValues

/// What `--version` prints: the tool, and the data its verdicts depend on.
enum ToolVersion {
    static let number = "0.1.0"

    static var text: String {
        """
        barbule \(number)
        Unicode \(UnicodeVersions.unicode), ICU \(UnicodeVersions.icu)
        numbering plan \(NumberingPlan.bundled.version)
        schemas: \(Schema.bundledNames.joined(separator: ", "))
        """
    }
}
