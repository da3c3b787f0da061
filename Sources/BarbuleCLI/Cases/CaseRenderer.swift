internal import BarbuleEngine
internal import BarbuleRender

/// One failing case as text.
///
/// ```
/// FAIL cases/gender.json
///   missing     info gender.normalized at /gender
///   canonical   /gender: expected "MALE", found "male"
/// ```
struct CaseRenderer {
    let palette: Palette
    let showsValues: Bool

    func render(_ difference: CaseRunner.Difference, path: PathName) -> String {
        var lines = [palette.removed("FAIL") + " " + palette.bold(path.shown)]
        lines += difference.complaints.map { "  not run     \(TerminalText.safe($0))" }
        lines += difference.missing.map { "  missing     \(issue($0))" }
        lines += difference.unexpected.map { "  unexpected  \(issue($0))" }
        lines += difference.canonical.map { place in
            "  canonical   \(pointer(place.pointer)): expected \(value(place.expected)), found \(value(place.found))"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func issue(_ issue: CaseFile.Expectation) -> String {
        let severity = palette.severity(issue.severity, issue.severity.rawValue)
        return "\(severity) \(TerminalText.safe(issue.code)) at \(pointer(issue.pointer.description))"
    }

    private func pointer(_ pointer: String) -> String {
        pointer.isEmpty ? "the root" : TerminalText.safe(showsValues ? pointer : ValueMask.maskedPointer(pointer))
    }

    private func value(_ json: [UInt8]?) -> String {
        guard let json else { return "nothing" }
        return ValueMask(of: json, showsValues: showsValues).apply(to: json)
    }
}
