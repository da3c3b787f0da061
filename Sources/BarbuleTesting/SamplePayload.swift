public import BarbuleEngine
public import Testing

/// A payload of a file, and what a schema must say of it: a folder of them is a test of one line.
///
/// ```swift
/// @Test("our payloads", arguments: SamplePayload.all(in: "Samples"))
/// func payloads(_ sample: SamplePayload) { sample.verify(by: .contactUpdate) }
/// ```
///
/// The folder, beside the file of the test, holds
///
/// | file | what must hold |
/// | --- | --- |
/// | `valid/*.json` | no issue is an error |
/// | `invalid/*.json` | some issue is; if the name begins with an issue code (`gender.unsupported from a form.json`), that one |
/// | `fix/NAME.in.json` | it is valid, and its canonical document is `fix/NAME.out.json`, which is canonical itself |
/// | `options.json` | options of all runs, by name |
public struct SamplePayload: Sendable, CustomTestStringConvertible {
    /// What must hold.
    enum Kind: Sendable {
        case valid
        case invalid(code: String?)
        case fix(canonical: [UInt8], file: String)
        /// Nothing was found to test, which must not pass.
        case missing(String)
    }

    /// The file, seen from the folder: `fix/phone.in.json`.
    public let name: String
    let kind: Kind
    let payload: [UInt8]
    let options: [UInt8]?

    public var testDescription: String { name }

    /// Holds the payload against a schema. What is wrong is recorded as one issue of the test, like a failed `#expect`.
    ///
    /// ```
    /// valid/guest.json: 1 error
    ///   3:13  /gender  gender.unsupported  The endpoint cannot represent this gender; the value stays as it is.
    /// ```
    ///
    /// - Parameters:
    ///   - schema: the schema that is tested, or that the payloads are tested with.
    ///   - values: whether failures show what stands in the files, or shapes of it (`"Aaaa 99"`), as logs are kept.
    ///   - sourceLocation: where failures are reported.
    public func verify(
        by schema: Schema, values: Values = .masked, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let complaint = complaint(by: schema, values) else { return }
        Testing.Issue.record("\(name)\(complaint)", sourceLocation: sourceLocation)
    }

    /// Whether a failure shows values of the payload.
    public enum Values: Sendable {
        /// Letters become `a` and digits `9`.
        case masked
        /// As they are.
        case shown
    }

    private func complaint(by schema: Schema, _ values: Values) -> String? {
        if case .missing(let reason) = kind { return ": \(reason)" }
        var run = CheckOptions()
        if let options {
            do { run = try CheckOptions(json: options, for: schema) } catch { return ": options.json: \(error)" }
        }
        let judge = Judge(schema: schema, options: run, values: values)
        return switch kind {
        case .valid: judge.complaint(ifInvalid: payload)
        case .invalid(let code): judge.complaint(ifValid: payload, expecting: code)
        case .fix(let canonical, let file): judge.complaint(unless: payload, becomes: canonical, of: file)
        case .missing(let reason): reason
        }
    }
}
