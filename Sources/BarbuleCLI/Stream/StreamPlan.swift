internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// What becomes of every record of a stream; the same for all workers.
struct StreamPlan: Sendable {
    enum Output: Sendable {
        case nothing
        /// The input with every record in its canonical form, byte for byte the same between them.
        case canonical
        /// The records without errors, one a line.
        case accepted
        /// A JSON Patch per record.
        case patches
        /// An answer per line, blank and broken ones too.
        case answers(PipeEmission)

        var isAccepted: Bool { if case .accepted = self { true } else { false } }
    }

    let schema: Schema
    let options: CheckOptions
    let limits: Limits
    var output = Output.nothing
    /// There is a file for them.
    var writesAccepted = false
    var writesRejects = false
    /// Tells the issues of every record, besides.
    var issueRenderer: (any IssueRenderer)?
    /// Fields are counted.
    var countsFields = false
    /// A record that is or would be changed fails.
    var failsOnChange = false
    var failOn = FailOn.error
    var showsValues = false
    /// Of messages in reports.
    var words = Words.english

    var collectsAccepted: Bool { writesAccepted || output.isAccepted }

    /// Every line has an answer.
    var answersLines: Bool { if case .answers = output { true } else { false } }
}

/// `--emit`: what `pipe` answers to a line.
enum PipeEmission: String, CaseIterable, Sendable {
    /// The canonical record, or `null` when the line has errors.
    case record
    /// Its report.
    case report
    /// The report with the record.
    case both
}
