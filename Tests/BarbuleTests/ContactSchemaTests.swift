import Barbule
import Foundation
import Testing

/// The bundled schema without its `x-` keywords is a plain JSON Schema; another validator must agree with us on it.
@Suite("contact-update.schema.json as plain JSON Schema")
struct ContactSchemaTests {
    private static let script = """
        import json, sys, warnings
        warnings.simplefilter("ignore")
        import jsonschema
        validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
        for line in sys.stdin:
            print("true" if validator.is_valid(json.loads(line)) else "false")
        """

    /// The schema as a plain one; formats assert in our engine and not in the other, so they go as well.
    private static func plainSchema() throws -> Data {
        func strip(_ value: Any) -> Any {
            if let object = value as? [String: Any] {
                return object.filter { !$0.key.hasPrefix("x-") && !($0.key == "format" && $0.value is String) }.mapValues(strip)
            }
            return (value as? [Any])?.map(strip) ?? value
        }
        return try JSONSerialization.data(withJSONObject: strip(Project.json("Schemas/contact-update.schema.json")))
    }

    @Test("Python's jsonschema gives the same verdict on every sample, raw and canonical")
    func samePlainVerdict() throws {
        guard try Run("python3 -W ignore -c 'import jsonschema; jsonschema.Draft202012Validator'").status == 0 else {
            return Project.skip("python3 with jsonschema 4 is not here")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-plain-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = try Self.plainSchema()
        try plain.write(to: folder.appending(path: "schema.json"))
        try Data(Self.script.utf8).write(to: folder.appending(path: "verdicts.py"))

        let samples = Sample.all.flatMap { sample in
            [("canonical", sample.canonical), ("input", sample.input)].compactMap { kind, bytes in
                // Line breaks would end the line; what is no JSON has no verdict.
                bytes.flatMap { JSON($0) }.map { (name: "\(sample.name) \(kind)", bytes: $0.bytes) }
            }
        }
        try #require(samples.count > 50)
        let run = try Run(
            "python3 verdicts.py schema.json", in: folder, input: samples.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
        try #require(run.status == 0, "\(run.errors)")
        let verdicts = run.output.split(separator: "\n").map { $0 == "true" }
        try #require(verdicts.count == samples.count)
        #expect(verdicts.contains(true) && verdicts.contains(false))

        let schema = try Schema(compiling: Array(plain), name: "plain.json")
        for (sample, verdict) in zip(samples, verdicts) {
            #expect(schema.check(sample.bytes).isValid == verdict, "\(sample.name)")
        }
    }

    @Test("a document the full schema calls valid is valid for the plain one", arguments: Sample.all)
    func canonicalIsPlainlyValid(_ sample: Sample) throws {
        guard let input = sample.input else { return }
        let options = try CheckOptions(json: sample.options, for: .contactUpdate)
        let report = Schema.contactUpdate.check(input, options: options)
        guard report.isValid, let canonical = report.canonical else { return }
        #expect(try Self.plain.get().check(canonical).isValid)
    }

    private static let plain = Result { try Schema(compiling: Array(plainSchema()), name: "plain.json") }
}
