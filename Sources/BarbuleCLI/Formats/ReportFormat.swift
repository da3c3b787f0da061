internal import ArgumentParser
internal import BarbuleRender

/// `--format`: in which form is told what was found.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, concise, json, ndjson, sarif, junit, github, html

    /// One document with a beginning and an end, so that a part of it is of no use.
    var isDocument: Bool { self == .sarif || self == .junit || self == .html }

    /// Made of counts alone, in the end.
    var isAggregate: Bool { self == .junit || self == .html }
}

/// `--format`, `--output`: what was found, for whom, and where to.
struct ReportOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "How to tell what was found: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            discussion: """
                concise: an issue per line; json: a report per payload; ndjson: an issue per line as JSON; sarif (2.1.0), junit, \
                github: for other programs; html: a page about all payloads together, without their values.
                """))
    var format: ReportFormat = .text

    @Option(name: .long, help: ArgumentHelp("Write that to a file.", valueName: "file"))
    var output: String?

    func validate(with stream: StreamOptions, inputs: [String]) throws {
        guard !stream.resume || (output == nil && !format.isDocument) else {
            throw ValidationError("--resume goes on with records; --format \(format.rawValue) and --output cannot be gone on with")
        }
        guard let output else { return }
        let others = [stream.accepted, stream.rejects, stream.report].compactMap(\.self)
        guard !others.contains(output) else { throw ValidationError("--output is a file of its own") }
        guard let facts = FileFacts(PathName(argument: output)), facts.isRegular else { return }
        for input in inputs where FileFacts(PathName(argument: input))?.isSameFile(as: facts) == true {
            throw ValidationError("--output is an input")
        }
    }
}
