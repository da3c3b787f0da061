import BarbuleEngine
import Testing

/// The vocabulary with small schemas about other things than contacts.
@Suite struct VocabularyTests {
    /// A schema, a payload, what becomes of it, and the codes with their places.
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var schema: String
        var input: String
        var output: String
        var issues: [String] = []
        var options = #"{"now":"2025-06-15T12:00:00Z"}"#

        var testDescription: String { name }
    }

    @Test("What a schema says happens, and nothing else", arguments: rows + moreRows)
    func row(_ row: Row) throws {
        let schema = try Schema(compiling: Array(row.schema.utf8), name: "test.schema.json")
        let options = try CheckOptions(json: Array(row.options.utf8), for: schema)
        let report = schema.check(Array(row.input.utf8), options: options)
        #expect(report.canonical.map { String(decoding: $0, as: UTF8.self) } == row.output)
        #expect(report.issues.map { "\($0.code) \($0.instanceLocation)" } == row.issues)
        guard let canonical = report.canonical else { return }
        let again = schema.check(canonical, options: options)
        #expect(again.canonical == canonical)
        #expect(again.isValid == report.isValid)
    }

    static let rows: [Row] = [
        // MARK: Seven faults of another normalizer, each right here.
        Row(
            name: "null stays null where a branch takes it",
            schema: #"{"properties":{"t":{"oneOf":[{"const":null},{"type":"string","minLength":1,"x-normalize":{"space":"trim"}}]}}}"#,
            input: #"{"t":null}"#, output: #"{"t":null}"#),
        Row(
            name: "nothing leaks out of a branch that loses",
            schema: #"{"anyOf":[{"properties":{"a":{"type":"number","x-normalize":{"as":{"number":{}}}},"k":{"type":"number"}},"required":["a","k"]},{"properties":{"k":{"type":"string"}}}]}"#,
            input: #"{"a":"1","k":"str"}"#, output: #"{"a":"1","k":"str"}"#),
        Row(
            name: "what not says of a value changes nothing",
            schema: #"{"properties":{"a":{"not":{"type":"number","x-normalize":{"as":{"number":{}}}}}}}"#,
            input: #"{"a":"1"}"#, output: #"{"a":"1"}"#),
        Row(
            name: "no member is lost between branches",
            schema: #"{"anyOf":[{"properties":{"a":{"x-normalize":{"space":"trim"}}},"additionalProperties":false},{"properties":{"b":{"x-normalize":{"space":"trim"}}},"additionalProperties":false}]}"#,
            input: #"{"b":"x"}"#, output: #"{"b":"x"}"#),
        Row(
            name: "a whole number keeps every digit",
            schema: #"{"properties":{"n":{"type":"integer","x-normalize":{"as":{"integer":{}}}}}}"#,
            input: #"{"n":"9007199254740993"}"#, output: #"{"n":9007199254740993}"#, issues: ["number.from_string /n"]),
        Row(
            name: "const judges the canonical value",
            schema: #"{"properties":{"g":{"const":"MALE","x-normalize":{"case":"upper"}}}}"#,
            input: #"{"g":"male"}"#, output: #"{"g":"MALE"}"#, issues: ["text.case /g"]),
        Row(
            name: "an invalid value stays as it came, its neighbours do not",
            schema: #"{"properties":{"a":{"type":"string","maxLength":3,"x-normalize":{"space":"collapse"}},"b":{"type":"string","x-normalize":{"space":"trim"}}}}"#,
            input: #"{"a":" long  text ","b":" x "}"#, output: #"{"a":" long  text ","b":"x"}"#,
            issues: ["schema.maxLength /a", "text.whitespace /b"]),
        Row(
            name: "a scalar can be the whole document",
            schema: #"{"type":"string","x-normalize":{"space":"trim"}}"#, input: #" " x " "#, output: #" "x" "#, issues: ["text.whitespace "]),

        // MARK: Branches
        Row(
            name: "branches that disagree are ambiguous",
            schema: #"{"properties":{"v":{"anyOf":[{"type":"number","x-normalize":{"as":{"number":{}}}},{"type":"boolean","x-normalize":{"as":{"boolean":{}}}}]}}}"#,
            input: #"{"v":"1"}"#, output: #"{"v":"1"}"#, issues: ["normalize.ambiguous /v"]),
        Row(
            name: "the only branch that can take a value decides",
            schema: #"{"properties":{"v":{"oneOf":[{"type":"integer","x-normalize":{"as":{"integer":{}}}},{"type":"boolean","x-normalize":{"as":{"boolean":{}}}}]}}}"#,
            input: #"{"v":"12"}"#, output: #"{"v":12}"#, issues: ["number.from_string /v"]),
        Row(
            name: "then holds where if holds",
            schema: #"{"if":{"properties":{"kind":{"const":"a"}}},"then":{"properties":{"v":{"x-normalize":{"case":"upper"}}}},"else":{"properties":{"v":{"x-normalize":{"case":"lower"}}}}}"#,
            input: #"{"v":"Ab","kind":"a"}"#, output: #"{"v":"AB","kind":"a"}"#, issues: ["text.case /v"]),
        Row(
            name: "else holds where if does not",
            schema: #"{"if":{"properties":{"kind":{"const":"a"}}},"then":{"properties":{"v":{"x-normalize":{"case":"upper"}}}},"else":{"properties":{"v":{"x-normalize":{"case":"lower"}}}}}"#,
            input: #"{"v":"Ab","kind":"b"}"#, output: #"{"v":"ab","kind":"b"}"#, issues: ["text.case /v"]),
        Row(
            name: "a branch that turns its own condition around is undone",
            schema: #"{"properties":{"v":{"if":{"pattern":"^[a-z]+$"},"then":{"x-normalize":{"case":"upper"}}}}}"#,
            input: #"{"v":"ab"}"#, output: #"{"v":"ab"}"#, issues: ["normalize.unstable_condition /v"]),
        Row(
            name: "dependentSchemas contribute when the member is there",
            schema: #"{"dependentSchemas":{"k":{"properties":{"v":{"x-normalize":{"space":"trim"}}}}}}"#,
            input: #"{"v":" x ","k":1}"#, output: #"{"v":"x","k":1}"#, issues: ["text.whitespace /v"]),

        // MARK: Merging and places
        Row(
            name: "facts of allOf are one",
            schema: ##"{"properties":{"v":{"allOf":[{"x-normalize":{"space":"trim"}},{"x-normalize":{"space":"collapse","unicode":"NFC"}},{"$ref":"#/$defs/u"}]}},"$defs":{"u":{"x-normalize":{"unicode":"NFKC"}}}}"##,
            input: #"{"v":" ﬁ  x "}"#, output: #"{"v":"fi x"}"#, issues: ["text.unicode_form /v", "text.whitespace /v"]),
        Row(
            name: "names that match a pattern",
            schema: #"{"patternProperties":{"^t_":{"type":"string","x-normalize":{"space":"trim"}}},"additionalProperties":{"x-normalize":{"case":"upper"}}}"#,
            input: #"{"t_a":" x ","other":"y"}"#, output: #"{"t_a":"x","other":"Y"}"#, issues: ["text.whitespace /t_a", "text.case /other"]),
        Row(
            name: "prefixItems and items have their own facts",
            schema: #"{"prefixItems":[{"x-normalize":{"case":"upper"}},{"x-normalize":{"as":{"integer":{}}}}],"items":{"x-normalize":{"space":"trim"}}}"#,
            input: #"["a","1"," b "," c"]"#, output: #"["A",1,"b","c"]"#,
            issues: ["text.case /0", "number.from_string /1", "text.whitespace /2", "text.whitespace /3"]),
        Row(
            name: "records inside records have rules of their own",
            schema: #"{"properties":{"trip":{"type":"object","properties":{"from":{"type":"string","x-normalize":{"as":{"date":{"keep":"day"}}}},"to":{"type":"string","x-normalize":{"as":{"date":{"keep":"day"}}}}},"x-rules":[{"kind":"order","earlier":"from","later":"to","at":"to","issue":"trip.backwards"}]}}}"#,
            input: #"{"trip":{"to":"2024-01-01","from":"2024-02-01T00:00:00Z"}}"#,
            output: #"{"trip":{"to":"2024-01-01","from":"2024-02-01T00:00:00Z"}}"#, issues: ["trip.backwards /trip/to"]),
        Row(
            name: "names are looked after in nested objects too",
            schema: #"{"properties":{"home":{"type":"object","x-keys":{"variants":"rename","readOnly":["id"]},"properties":{"street_name":{"type":"string"}}}}}"#,
            input: #"{"home":{"StreetName":"x","id":1}}"#, output: #"{"home":{"street_name":"x"}}"#,
            issues: ["field.case_variant /home/StreetName", "field.not_writable /home/id"]),

        // MARK: Kinds
        Row(
            name: "a BCP 47 tag has the case of RFC 5646 unless the schema asks for another",
            schema: #"{"properties":{"l":{"type":"string","x-normalize":{"as":{"language":{"form":"bcp47"}}}}}}"#,
            input: #"{"l":"PT_br"}"#, output: #"{"l":"pt-BR"}"#, issues: ["language.normalized /l"]),
        Row(
            name: "a BCP 47 tag is in lower case where the schema asks for it",
            schema: #"{"properties":{"l":{"type":"string","x-normalize":{"as":{"language":{"form":"bcp47","case":"lower"}}}}}}"#,
            input: #"{"l":"PT_br"}"#, output: #"{"l":"pt-br"}"#, issues: ["language.normalized /l"]),
        Row(
            name: "a synonym that loses meaning",
            schema: #"{"properties":{"s":{"enum":["S","M"],"x-normalize":{"map":{"values":{"S":["small","tiny"],"M":["medium"]},"lossy":["tiny"],"drop":["no idea"],"refuse":{"size.gone":["XXL"]}}}}}}"#,
            input: #"{"s":"Tiny"}"#, output: #"{"s":"S"}"#, issues: ["map.lossy /s"]),
        Row(
            name: "a word that is refused stays",
            schema: #"{"properties":{"s":{"enum":["S"],"x-normalize":{"map":{"values":{"S":[]},"refuse":{"size.gone":["XXL"]}}}}}}"#,
            input: #"{"s":"xxl"}"#, output: #"{"s":"xxl"}"#, issues: ["size.gone /s"]),
        Row(
            name: "exact repeats go, other spellings stay",
            schema: #"{"properties":{"l":{"type":"array","x-normalize":{"list":{"dedupe":"exact"}}}}}"#,
            input: #"{"l":["a","A","a",1,1.0,{"x":1,"y":2},{"y":2,"x":1}]}"#, output: #"{"l":["a","A",1,{"x":1,"y":2}]}"#,
            issues: ["list.duplicate_removed /l/2", "list.duplicate_removed /l/4", "list.duplicate_removed /l/6"]),
        Row(
            name: "a default is added once",
            schema: #"{"type":"object","properties":{"n":{"type":"integer","x-normalize":{"default":7}},"m":{"x-normalize":{"default":{"a":[1,"b"]}}}}}"#,
            input: #"{"n":1}"#, output: #"{"n":1,"m":{"a":[1,"b"]}}"#, issues: ["value.default_added "]),
        Row(
            name: "a value waits for its sibling",
            schema: #"{"properties":{"word":{"enum":["LINE"],"x-normalize":{"map":{"values":{"LINE":[]},"when":[{"if":{"member":"tongue","is":"ES"},"values":{"LINE":["linea"]}}]}}},"tongue":{"x-normalize":{"as":{"language":{"form":"alpha-2","case":"upper"}}}}}}"#,
            input: #"{"word":"línea","tongue":"es"}"#, output: #"{"word":"LINE","tongue":"ES"}"#,
            issues: ["map.normalized /word", "language.normalized /tongue"]),

        // MARK: Issues of the schema's own
        Row(
            name: "a keyword has the code its place gives it",
            schema: #"{"properties":{"n":{"minimum":3,"x-issue":{"minimum":{"code":"order.too_few","severity":"warning","message":"Three at least."}}}}}"#,
            input: #"{"n":1}"#, output: #"{"n":1}"#, issues: ["order.too_few /n"]),
        Row(
            name: "an option switches an issue off",
            schema: #"{"x-options":{"mode":{"enum":["lax","strict"],"default":"lax"}},"properties":{"n":{"minimum":3,"x-issue":{"minimum":{"code":"order.too_few","severity":{"option":"mode","values":{"lax":"off","strict":"error"}}}}}}}"#,
            input: #"{"n":1}"#, output: #"{"n":1}"#),
        Row(
            name: "the same option switches it on",
            schema: #"{"x-options":{"mode":{"enum":["lax","strict"],"default":"lax"}},"properties":{"n":{"minimum":3,"x-issue":{"minimum":{"code":"order.too_few","severity":{"option":"mode","values":{"lax":"off","strict":"error"}}}}}}}"#,
            input: #"{"n":1}"#, output: #"{"n":1}"#, issues: ["order.too_few /n"], options: #"{"mode":"strict"}"#),
        Row(
            name: "declared members have types of the schema's making",
            schema: ##"{"x-options":{"more":{"type":"object","default":null}},"x-keys":{"declared":{"option":"more","types":{"flag":{"$ref":"#/$defs/flag"}}}},"properties":{"a":{}},"$defs":{"flag":{"type":"boolean","x-normalize":{"from":["string"],"as":{"boolean":{"words":"both","positive":["jo"],"negative":["nö"]}}},"x-issue":{"type":"flag.wrong"}}}}"##,
            input: #"{"x":"Jo","y":"jo"}"#, output: #"{"x":true,"y":"jo"}"#, issues: ["boolean.coerced /x", "custom.undeclared /y"],
            options: #"{"more":{"x":{"type":"flag"}}}"#),

        // MARK: What a change may not break
        Row(
            name: "a change that breaks a value is taken back, by itself",
            schema: #"{"properties":{"a":{"type":"string","minLength":3,"x-normalize":{"space":"trim"}},"b":{"type":"integer"},"c":{"x-normalize":{"space":"trim"}}}}"#,
            input: #"{"a":" x ","b":"no","c":" y "}"#, output: #"{"a":" x ","b":"no","c":"y"}"#,
            issues: ["normalize.broke_valid /a", "schema.type /b", "text.whitespace /c"]),
        Row(
            name: "an error of a part of a split text undoes the split",
            schema: #"{"properties":{"l":{"type":"array","items":{"type":"string","maxLength":2},"x-normalize":{"list":{"split":[","]}}}}}"#,
            input: #"{"l":"a, bcd"}"#, output: #"{"l":"a, bcd"}"#, issues: ["list.split /l", "schema.maxLength /l"]),
        Row(
            name: "two names for one member are nobody's",
            schema: #"{"x-keys":{"variants":"rename"},"properties":{"first_name":{"x-normalize":{"space":"trim"}}}}"#,
            input: #"{"FirstName":" a ","FIRST_NAME":" b "}"#, output: #"{"FirstName":" a ","FIRST_NAME":" b "}"#,
            issues: ["field.duplicate /FirstName", "field.duplicate /FIRST_NAME"]),
        Row(
            name: "an empty member stays where another claims its name",
            schema: #"{"x-keys":{"variants":"rename"},"properties":{"first_name":{"x-normalize":{"space":"trim","empty":"remove"}}}}"#,
            input: #"{"first_name":" ","FIRST_NAME":" b "}"#, output: #"{"first_name":" ","FIRST_NAME":" b "}"#,
            issues: ["field.duplicate /FIRST_NAME"]),
        Row(
            name: "bracket members fold in the order of their indices",
            schema: #"{"x-keys":{"brackets":"fold"},"properties":{"rows":{"type":"array","items":{"properties":{"k":{"x-normalize":{"space":"trim"}}}}}}}"#,
            input: #"{"rows[10][k]":"c","rows[2][k]":" b","rows[][k]":"a"}"#, output: #"{"rows":[{"k":"a"},{"k":"b"},{"k":"c"}]}"#,
            issues: ["shape.bracket_key /rows[10][k]", "shape.bracket_key /rows[2][k]", "text.whitespace /rows[2][k]", "shape.bracket_key /rows[][k]"]),
    ]

    // MARK: Mistakes of a schema

    @Test("A mistake in a schema has a code and a place", arguments: [
        (#"{"properties":{"v":{"allOf":[{"x-normalize":{"case":"upper"}},{"x-normalize":{"case":"lower"}}]}}}"#, "schema.conflict", "/properties/v/allOf/0/x-normalize/case"),
        (##"{"properties":{"v":{"$ref":"#/$defs/d","x-normalize":{"empty":"keep"}}},"$defs":{"d":{"x-normalize":{"empty":"remove"}}}}"##, "schema.conflict", "#/$defs/d/x-normalize/empty"),
        (#"{"properties":{"a":{"type":"string","x-normalize":{"case":"upper","default":"x"}}}}"#, "schema.bad_keyword", "/properties/a/x-normalize/default"),
        (#"{"properties":{"a":{"allOf":[{"maxLength":1}],"x-normalize":{"default":"xy"}}}}"#, "schema.bad_keyword", "/properties/a/x-normalize/default"),
        (#"{"properties":{"v":{"x-normalize":{"as":{"ip":{}}},"allOf":[{"x-normalize":{"as":{"email":{}}}}]}}}"#, "schema.conflict", "/properties/v/allOf/0/x-normalize/as"),
        (#"{"properties":{"v":{"x-normalize":{"spcae":"trim"}}}}"#, "schema.unknown_member", "space"),
        (#"{"x-rules":[{"kind":"requries","member":"a","issue":"a.b"}]}"#, "schema", "requires"),
        (#"{"properties":{"a":{"x-normalize":{"map":{"values":{},"when":[{"if":{"member":"b","is":1},"ambiguous":["x"]}]}}},"b":{"x-normalize":{"map":{"values":{},"when":[{"if":{"member":"a","is":1},"ambiguous":["x"]}]}}}}}"#, "schema.conflict", "a, b"),
        (#"{"properties":{"n":{"x-issue":{"minimum":{"code":"a.b","severity":{"option":"mdoe","values":{}}}}}},"x-options":{"mode":{"enum":["x"],"default":"x"}}}"#, "schema", "mode"),
    ])
    func mistake(schema: String, code: String, part: String) {
        do {
            _ = try Schema(compiling: Array(schema.utf8), name: "wrong.schema.json")
            Testing.Issue.record("compiled: \(schema)")
        } catch {
            #expect(error.code.hasPrefix(code), "\(error)")
            let told = ([error.description] + error.parameters.values).joined(separator: " ")
            #expect(told.contains(part), "\(told)")
        }
    }

    @Test("A message of the schema's own is told")
    func ownMessage() throws {
        let text = #"{"properties":{"n":{"minimum":3,"x-issue":{"minimum":{"code":"order.too_few","severity":"warning","message":"At least {limit}."}}}}}"#
        let report = try Schema(compiling: Array(text.utf8), name: "t").check(Array(#"{"n":1}"#.utf8))
        let issue = try #require(report.issues.first)
        #expect(issue.message == "At least 3.")
        #expect(issue.severity == .warning)
        #expect(issue.keywordLocation == "/properties/n/minimum")
        #expect(report.isValid)
    }
}
