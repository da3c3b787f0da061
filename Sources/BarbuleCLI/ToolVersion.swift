internal import Barbule
internal import BarbuleRender
internal import BarbuleValues

/// What `--version` prints: the tool, and the data its verdicts depend on.
enum ToolVersion {
    static let number = BarbuleVersion.number

    /// What the argument parser is told. The rest loads a numbering plan, and only `--version` needs it.
    static let head = "barbule \(number)"

    static var text: String {
        """
        \(head)
        Unicode \(UnicodeVersions.unicode), ICU \(UnicodeVersions.icu)
        numbering plan \(NumberingPlan.bundled.version)
        schemas: \(Schema.bundledNames.joined(separator: ", "))
        """
    }
}
