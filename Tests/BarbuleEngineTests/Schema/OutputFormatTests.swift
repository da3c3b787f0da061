import Testing

@testable import BarbuleEngine

@Suite("Schema.OutputFormat")
struct OutputFormatTests {
    static let schema = ##"{"$id": "https://example.com/s", "title": "T", "properties": {"a": {"$ref": "#/$defs/é"}}, "required": ["a", "b"], "$defs": {"é": {"title": "E", "type": "string", "maxLength": 1}}}"##

    /// One row for each format, for a valid and an invalid value.
    static let rows: [(Schema.OutputFormat, String, String)] = [
        (.flag, #"{"a":"x","b":0}"#, #"{"valid":true}"#),
        (.flag, #"{"a":"xy"}"#, #"{"valid":false}"#),
        (
            .basic, #"{"a":"xy"}"#,
            #"""
            {"valid":false,"keywordLocation":"","absoluteKeywordLocation":"https://example.com/s#","instanceLocation":"","errors":[
            {"valid":false,"keywordLocation":"/properties","absoluteKeywordLocation":"https://example.com/s#/properties","instanceLocation":"","error":"a subschema failed"},
            {"valid":false,"keywordLocation":"/properties/a","absoluteKeywordLocation":"https://example.com/s#/properties/a","instanceLocation":"/a","error":"a subschema failed"},
            {"valid":false,"keywordLocation":"/properties/a/$ref","absoluteKeywordLocation":"https://example.com/s#/$defs/%C3%A9","instanceLocation":"/a","error":"a subschema failed"},
            {"valid":false,"keywordLocation":"/properties/a/$ref/maxLength","absoluteKeywordLocation":"https://example.com/s#/$defs/%C3%A9/maxLength","instanceLocation":"/a","error":"count 2, limit 1"},
            {"valid":false,"keywordLocation":"/required","absoluteKeywordLocation":"https://example.com/s#/required","instanceLocation":"","error":"expected b, member b"}]}
            """#
        ),
        (
            .detailed, #"{"a":"xy","b":0}"#,
            #"{"valid":false,"keywordLocation":"/properties/a/$ref/maxLength","absoluteKeywordLocation":"https://example.com/s#/$defs/%C3%A9/maxLength","instanceLocation":"/a","error":"count 2, limit 1"}"#
        ),
        (
            .list, #"{"a":"x","b":0}"#,
            #"""
            {"valid":true,"details":[
            {"valid":true,"evaluationPath":"","schemaLocation":"https://example.com/s#","instanceLocation":"","annotations":{"title":"T","properties":["a"]}},
            {"valid":true,"evaluationPath":"/properties/a/$ref","schemaLocation":"https://example.com/s#/$defs/%C3%A9","instanceLocation":"/a","annotations":{"title":"E"}}]}
            """#
        ),
        (
            .hierarchical, #"{"a":"xy","b":0}"#,
            #"""
            {"valid":false,"evaluationPath":"","schemaLocation":"https://example.com/s#","instanceLocation":"","droppedAnnotations":{"title":"T","properties":["a"]},"details":[
            {"valid":false,"evaluationPath":"/properties/a","schemaLocation":"https://example.com/s#/properties/a","instanceLocation":"/a","details":[
            {"valid":false,"evaluationPath":"/properties/a/$ref","schemaLocation":"https://example.com/s#/$defs/%C3%A9","instanceLocation":"/a","errors":{"maxLength":"count 2, limit 1"},"droppedAnnotations":{"title":"E"}}]}]}
            """#
        ),
    ]

    @Test("each format word for word", arguments: rows)
    func texts(_ format: Schema.OutputFormat, _ payload: String, _ expected: String) throws {
        let schema = try Schema(compiling: Array(Self.schema.utf8), name: "s.json")
        let text = try schema.output(of: Array(payload.utf8), as: format)
        #expect(String(decoding: text, as: UTF8.self) == expected.replacing("\n", with: ""))
    }

    @Test("a payload that is no JSON is invalid at its root, in every format", arguments: Schema.OutputFormat.all)
    func unreadable(_ format: Schema.OutputFormat) throws {
        let schema = try Schema(compiling: Array(Self.schema.utf8), name: "s.json")
        let root = try JSONValue(parsing: try schema.output(of: Array("{".utf8), as: format))
        #expect(root["valid"]?.boolean == false)
        #expect(try schema.annotations(of: Array("{".utf8)).isEmpty)
    }

    @Test("what cannot be written down is refused by a typed error, and the verdict is still there")
    func limit() throws {
        let levels = (0..<64).map {
            "\"d\($0)\": {\"allOf\": [{\"$ref\": \"#/$defs/d\($0 + 1)\"}, {\"$ref\": \"#/$defs/d\($0 + 1)\"}]}"
        }
        let text = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(levels.joined(separator: ", ")), \"d64\": {\"type\": \"string\"}}}"
        let schema = try Schema(compiling: Array(text.utf8), name: "s.json")
        #expect(try schema.output(of: Array("\"x\"".utf8), as: .flag) == Array(#"{"valid":true}"#.utf8))
        #expect(try schema.output(of: Array("1".utf8), as: .flag) == Array(#"{"valid":false}"#.utf8))
        let error = #expect(throws: SchemaError.self) { _ = try schema.output(of: Array("1".utf8), as: .verbose) }
        #expect(error?.code == "schema.limit")
        #expect(throws: SchemaError.self) { _ = try schema.annotations(of: Array("\"x\"".utf8)) }
    }

    @Test("annotations name value, place and way")
    func annotations() throws {
        let schema = try Schema(compiling: Array(Self.schema.utf8), name: "s.json")
        let found = try schema.annotations(of: Array(#"{"a":"x","b":0}"#.utf8))
        #expect(found.map { "\($0.keyword)=\($0.text) at \($0.instanceLocation) by \($0.evaluationPath)" } == [
            #"title="T" at  by "#, #"properties=["a"] at  by "#, #"title="E" at /a by /properties/a/$ref"#,
        ])
        #expect(try schema.annotations(of: Array(#"{"a":1}"#.utf8)).isEmpty)
    }
}
