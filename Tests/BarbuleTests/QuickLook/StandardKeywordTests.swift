import BarbuleEngine
import Testing

/// The quick look at schemas of standard keywords: it sees what is right, and never what is wrong.
@Suite("Quick look at standard keywords") struct StandardKeywordTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let schema: String
        let clean: [String]
        let wrong: [String]
        var testDescription: String { schema }
    }

    static let rows: [Row] = [
        Row(
            schema: #"{"minimum": -90, "maximum": 90}"#,
            clean: ["-90", "90", "-89.999999", "0", "-0", "89.99999999999", "0.0000000000001", "-0.00000000000001"],
            wrong: ["-90.000001", "90.00000000001", "91", "-91", "99999999999999", "-99999999999999.9"]),
        Row(
            schema: #"{"minimum": 0.5, "exclusiveMaximum": 999999999999999}"#,
            clean: ["0.5", "0.50", "0.500000000000", "999999999999998", "99999999999999.9"],
            wrong: ["0.4999999999999", "999999999999999", "0", "-1"]),
        Row(
            schema: #"{"exclusiveMinimum": 0.000000000001, "type": "integer"}"#,
            clean: ["1", "99999999999999"], wrong: ["0", "-99999999999999", "0.5"]),
        Row(
            schema: #"{"pattern": "^[a-c]{2,3}é?$"}"#,
            clean: [#""ab""#, #""abc""#, #""abé""#, #""ab\u00e9""#], wrong: [#""a""#, #""abcd""#, #""abe""#, #""abéé""#, #""éab""#]),
        Row(
            schema: #"{"pattern": "ß|[0-9]$"}"#,
            clean: [#""ß""#, #""größer""#, #""日本7""#], wrong: [#""""#, #""s""#, #""7日本""#, #""日本""#]),
        Row(
            schema: #"{"minLength": 2, "maxLength": 3}"#,
            clean: [#""ab""#, #""éé""#, #""日本語""#, #""\ud83d\ude00\ud83d\ude00""#],
            wrong: [#""a""#, #""é""#, #""abcd""#, #""日本語!""#, #""\ud83d\ude00""#]),
        Row(schema: #"{"minLength": 3, "maxLength": 2}"#, clean: [], wrong: [#""ab""#, #""日本""#, #""abc""#]),
        Row(
            schema: #"{"enum": ["MALE", "FEMALE", "hombre y mujer", null]}"#,
            clean: [#""MALE""#, #""FEMALE""#, #""hombre y mujer""#, #""M\u0041LE""#, "null"],
            wrong: [#""MALES""#, #""MALF""#, #""hombre y mujes""#, #""Hombre y mujer""#, "true", "0"]),
        Row(
            schema: #"{"uniqueItems": true}"#,
            clean: ["[]", #"["a"]"#, #"["a", "b", "ab"]"#, #"["abcdefgh1", "abcdefgh2"]"#, #"["a", "\u0062"]"#],
            wrong: [#"["a", "a"]"#, #"["a", "b", "\u0061"]"#, #"["abcdefgh1", "x", "abcdefgh1"]"#]),
        Row(
            schema: #"{"properties": {"b": {}, "c": {}}, "required": ["a"], "dependentRequired": {"b": ["c", "a"]}, "maxProperties": 3}"#,
            clean: [#"{"a": 1}"#, #"{"c": 1, "a": 2, "b": 3}"#, #"{"a": 1, "x": 2}"#],
            wrong: ["{}", #"{"b": 1, "a": 1}"#, #"{"a": 1, "b": 2, "c": 3, "d": 4}"#]),
        Row(
            schema: #"{"additionalProperties": {"type": "number"}, "properties": {"a": {"type": "string"}}}"#,
            clean: [#"{"a": "", "b": 1}"#, #"{"\u0061": "x"}"#], wrong: [#"{"a": 1}"#, #"{"b": ""}"#, #"{"\u0061": 1}"#]),
    ]

    @Test("What the quick look takes is right, and it takes what it should", arguments: rows)
    func keywords(row: Row) throws {
        let schema = try Schema(compiling: Array(row.schema.utf8), name: "row.json")
        for text in row.clean + row.clean.map({ $0 + String(repeating: " ", count: 20) }) {
            #expect(Self.isSeen(text, schema), "\(text) is not seen")
            #expect(Self.truth(text, schema), "\(text) is wrong")
        }
        for text in row.wrong + row.wrong.map({ $0 + String(repeating: " ", count: 20) }) {
            #expect(!Self.isSeen(text, schema), "\(text) is taken")
            #expect(!Self.truth(text, schema), "\(text) is right")
        }
    }

    @Test("A name is found whatever its length and wherever it stands, and no other one")
    func names() throws {
        let names = (1...40).map { String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix($0)) }
        let members = names.map { #""\#($0)": {"const": "v\#($0.utf8.count)"}"# }.joined(separator: ", ")
        let schema = try Schema(
            compiling: Array(#"{"additionalProperties": false, "properties": {\#(members)}}"#.utf8), name: "names.json")
        for name in names {
            let value = #""v\#(name.utf8.count)""#
            for end in ["}", "}                    "] {
                let right = #"{"\#(name)":\#(value)\#(end)"#
                #expect(Self.isSeen(right, schema) && Self.truth(right, schema), "\(right)")
                for other in [name + "!", "!" + name, String(name.dropLast()) + "!", "!" + name.dropFirst()] {
                    let wrong = #"{"\#(other)":\#(value)\#(end)"#
                    #expect(!Self.isSeen(wrong, schema) && !Self.truth(wrong, schema), "\(wrong)")
                }
            }
        }
    }

    @Test("A name that stands twice is seen in objects of any size", arguments: 2..<12)
    func repeatedNames(count: Int) throws {
        let schema = try Schema(compiling: Array("{}".utf8), name: "any.json")
        let members = (0..<count).map { #""name \#($0)": [{"a": 1, "b": 2}, \#($0)]"# }
        let clean = "{\(members.joined(separator: ","))}"
        #expect(Self.isSeen(clean, schema))
        for first in 0..<count {
            let repeated = "{\((members + [members[first]]).joined(separator: ","))}"
            #expect(!Self.isSeen(repeated, schema), "\(repeated)")
        }
    }

    private static func isSeen(_ text: String, _ schema: Schema) -> Bool {
        schema.check(Array(text.utf8)).isCleanAtAGlance
    }

    private static func truth(_ text: String, _ schema: Schema) -> Bool {
        schema.check(Array(text.utf8), options: CheckOptions(), limits: Limits(), looksQuickly: false).isValid
    }
}
