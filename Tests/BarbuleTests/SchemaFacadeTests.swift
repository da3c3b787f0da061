import Barbule
import Foundation
import Testing

@Suite("Schema")
struct SchemaFacadeTests {
    @Test("every bundled schema compiles and passes its meta-schema", arguments: Schema.bundledNames)
    func bundled(_ name: String) throws {
        let schema = try #require(Schema.bundled(named: name))
        #expect(schema.name == "\(name).schema.json")
        #expect(try Schema.bundledText(named: name) == Project.bytes("Schemas/\(name).schema.json"))
        #expect(Schema.bundled(named: "\(name).schema.json") != nil)
        _ = try Schema(compiling: Project.bytes("Schemas/\(name).schema.json"), name: name)
    }

    @Test("the contact schema is bundled, other names are not")
    func bundledNames() {
        #expect(Schema.bundledNames.contains("contact-update"))
        #expect(Schema.bundled(named: "contact-updat") == nil)
        #expect(Schema.bundledText(named: "nothing") == nil)
    }

    @Test("a valid payload is normalized with its changes")
    func normalize() throws {
        let clean = try Schema.contactUpdate.normalize(#"{"gender": "male"}"#)
        #expect(JSON(clean.bytes) == ["gender": "MALE"])
        #expect(clean.changes.map(\.path) == ["/gender"])
        #expect(clean.changes.first?.causes == ["gender.normalized"])
        #expect(clean.report.isValid)
    }

    @Test("a canonical payload comes back byte for byte, white space too")
    func stillness() throws {
        let payload = Array("{ \"city\" :\t\"Orlando\" }\n".utf8)
        let clean = try Schema.contactUpdate.normalize(payload)
        #expect(clean.bytes == payload)
        #expect(clean.changes.isEmpty)
    }

    @Test(
        "what cannot be sent is thrown with all its issues",
        arguments: [("{", ["json.syntax"]), (#"{"gender": "M", "country": "ES", "born_date": "03/04/1990"}"#, ["date.ambiguous_day_month", "gender.ambiguous"])])
    func refuse(_ payload: String, _ codes: [String]) {
        func check(_ body: () throws(InvalidPayload) -> Void) {
            let error = #expect(throws: InvalidPayload.self) { try body() }
            #expect(error?.issues.filter { $0.severity == .error }.map(\.code).sorted() == codes)
            #expect(error?.mismatch == nil)
            #expect(error?.description.split(separator: "\n").count == codes.count)
        }
        check { () throws(InvalidPayload) in _ = try Schema.contactUpdate.normalize(payload) }
        check { () throws(InvalidPayload) in _ = try Schema.contactUpdate.decode(ContactUpdate.self, from: payload) }
    }

    @Test("a model that does not fit the schema is told apart from bad data")
    func wrongModel() throws {
        let schema = try Schema(compiling: Array(#"{"properties": {"city": {"type": "integer"}}}"#.utf8), name: "town.json")
        let error = #expect(throws: InvalidPayload.self) { try schema.decode(ContactUpdate.self, from: #"{"city": 5}"#) }
        #expect(error?.report.isValid == true)
        #expect(error?.mismatch?.path == "/city")
    }

    @Test("a document deeper than a model can be is thrown, not a crash")
    func deep() throws {
        let payload = #"{"a":"# + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
        var limits = Limits()
        limits.depthMax = 100_000
        #expect(throws: InvalidPayload.self) { try Schema.contactUpdate.decode(ContactUpdate.self, from: payload, limits: limits) }
    }
}

@Suite("Privacy")
struct PrivacyTests {
    @Test("no issue of a sensitive field holds a text of the payload", arguments: Sample.all)
    func sensitive(_ sample: Sample) throws {
        guard let input = sample.input, let json = JSON(input) else { return }
        let options = try CheckOptions(json: sample.options, for: .contactUpdate)
        let values = Self.texts(of: json)
        for issue in Schema.contactUpdate.check(input, options: options).issues where issue.isSensitive {
            let shown = [issue.message, issue.fix ?? ""] + issue.parameters.values
            // A text of few letters is part of many sentences.
            let leaks = values.filter { value in value.utf8.count > 5 && shown.contains { $0.contains(value) } }
            #expect(leaks.isEmpty, "\(issue.code)")
        }
    }

    private static func texts(of json: JSON) -> [String] {
        switch json {
        case .string(let text): [text]
        case .number(let number): [number.text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let object): object.members.flatMap { texts(of: $0.value) }
        default: []
        }
    }
}

@Suite("A new parameter is one property in the schema")
struct SchemaExtensionTests {
    /// The bundled schema with one more property, edited as text: what a person would write.
    private static let extended = Result { try extend() }
    private func extended() throws -> Schema { try Self.extended.get() }

    private static func extend() throws -> Schema {
        let property = #"""
            "properties": {
              "loyalty_tier": {
                "description": "Tier of the loyalty programme.",
                "$ref": "#/$defs/codeText",
                "enum": ["GOLD", "SILVER", null],
                "x-normalize": {
                  "map": { "values": { "GOLD": ["gold", "oro"], "SILVER": ["silver", "plata"] }, "refuse": { "loyalty.retired": ["bronze"] } }
                },
                "x-issue": {
                  "enum": { "code": "loyalty.unknown", "severity": "error", "message": "This is no tier: GOLD or SILVER." }
                }
              },
            """#
        let text = String(decoding: try #require(Schema.bundledText(named: "contact-update")), as: UTF8.self)
        let start = try #require(text.firstRange(of: "\"properties\": {"))
        return try Schema(compiling: Array(text.replacingCharacters(in: start, with: property).utf8), name: "more.json")
    }

    @Test(
        "it is normalized",
        arguments: [("\" oro \"", "GOLD", ["map.normalized", "text.whitespace"]), ("\"Silver\"", "SILVER", ["map.normalized"]), ("\"GOLD\"", "GOLD", [])])
    func normalized(_ input: String, _ canonical: String, _ codes: [String]) throws {
        let report = try extended().check("{\"loyalty_tier\": \(input)}")
        #expect(report.isValid)
        #expect(report.issues.map(\.code).sorted() == codes)
        #expect(try JSON(#require(report.canonical)) == ["loyalty_tier": .string(canonical)])
    }

    @Test("it is validated and explained")
    func explained() throws {
        let report = try extended().check(#"{"loyalty_tier": "platinum"}"#)
        let issue = try #require(report.issues.first)
        #expect(issue.code == "loyalty.unknown")
        #expect(issue.severity == .error)
        #expect(issue.instanceLocation == "/loyalty_tier")
        #expect(issue.message == "This is no tier: GOLD or SILVER.")
        #expect(try extended().check(#"{"loyalty_tier": "bronze"}"#).issues.map(\.code) == ["loyalty.retired"])
    }

    @Test("its misspelled name is found, and the model gets a member")
    func named() throws {
        let report = try extended().check(#"{"loyalty_teir": "GOLD", "LoyaltyTier": "oro"}"#)
        #expect(report.issues.contains { $0.instanceLocation == "/loyalty_teir" && $0.code.hasPrefix("field.") })
        #expect(report.issues.contains { $0.instanceLocation == "/LoyaltyTier" && $0.code.hasPrefix("field.") })
    }
}
