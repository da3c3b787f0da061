import Foundation
import Testing

/// Personal values must not reach a log by accident: outputs to anything but a terminal show shapes.
@Suite struct CanaryTests {
    /// Twenty values that stand nowhere else; each in a field, or in a place, where values are easily let out.
    static let fields: [(name: String, value: String)] = [
        ("name_first", "Quillonda"), ("name_last", "Vexbrough"), ("email", "zorblax.quen@@kwyjibo.example"),
        ("phone", "+34 699 7315 42x"), ("city", "Trondhoek\\u0007"), ("region", "Ostramark  "), ("zip", "QX7-41#"),
        ("full_address", "Plonkstraat 8831 &amp; Co"), ("born_date", "07/08/1973"), ("gender", "Wibblish"),
        ("user_id", "7.7300119E+14"), ("facebook_id", "https://facebook.com/blorptin"), ("twitter_id", "@snarfblat_7"),
        ("device_id", "{{dev_krumpet}}"), ("gdpr_remote_ip", "203.0.113.377"), ("last_latitude", "48.8584021 nn"),
        ("last_longitude", "2.29448817 ee"), ("loyalty_zumf", "Grobnitz"), ("first_name", "Yolfrieda"),
    ]
    static let canaries = [
        "Quillonda", "Vexbrough", "zorblax", "kwyjibo", "7315", "Trondhoek", "Ostramark", "QX7", "Plonkstraat", "8831",
        "1973",
        "Wibblish", "7300119", "blorptin", "snarfblat", "krumpet", "203.0.113", "8584021", "29448817", "Grobnitz",
        "Yolfrieda",
        "hunter2secret", "mirelda@pasted.example",
    ]

    static let object =
        "{" + fields.map { "\"\($0.name)\": \"\($0.value)\"" }.joined(separator: ",\n ")
        + ",\n \"mirelda@pasted.example\": 1, \"authorization\": \"Token token=hunter2secret\"}"

    static let payloads: [String: String] = [
        "pretty": object,
        "one-line": object.replacing("\n", with: ""),
        "cut-off": String(object.dropLast(40)),
        "missing-quote": object.replacing("\"Quillonda\"", with: "\"Quillonda"),
        "missing-comma": object.replacing("\"Vexbrough\",", with: "\"Vexbrough\""),
        "bare-word": object.replacing("\"Ostramark  \"", with: "Ostramark"),
        "wrapped": "{\"contact\": \(object)}",
        "in-an-array": "[\(object)]",
    ]

    @Test(
        "no personal value reaches a pipe", arguments: payloads.keys.sorted(),
        [
            ["check"], ["check", "--format", "json"], ["check", "--limit-issues", "3"], ["fix", "--diff"],
            ["fix", "--check"],
        ] + ["concise", "ndjson", "sarif", "junit", "github", "html"].map { ["check", "--format", $0] })
    func masked(_ name: String, _ command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write(try #require(Self.payloads[name]), to: "payload.json")
        let result = try Tool.run(command + ["payload.json", "--color", "always"], folder: folder.url)
        // A diff is of one payload, so an array of records is refused.
        #expect(result.status == (name == "in-an-array" && command == ["fix", "--diff"] ? 2 : 1))
        for canary in Self.canaries {
            #expect(!result.output.contains(canary), "\(canary) in the output of \(command)")
            #expect(!result.errors.contains(canary), "\(canary) in the errors of \(command)")
        }
    }

    @Test("--show-values shows them, a secret never")
    func shown() throws {
        let result = try Tool.run(["check", "-", "--show-values"], input: Self.object)
        #expect(result.output.contains("Wibblish"))
        #expect(!result.output.contains("hunter2secret"))
    }
}
