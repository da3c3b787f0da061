import BarbuleEngine
import Testing

/// What random schemas found out about branches, lists and refusals: each row was wrong once.
@Suite struct BranchLawTests {
    typealias Row = VocabularyTests.Row

    @Test("A second run finds nothing to do, whatever branches say", arguments: rows)
    func row(_ row: Row) throws {
        let schema = try Schema(compiling: Array(row.schema.utf8), name: "test.schema.json")
        let options = try CheckOptions(json: Array(row.options.utf8), for: schema)
        let report = schema.check(Array(row.input.utf8), options: options)
        let canonical = try #require(report.canonical)
        #expect(String(decoding: canonical, as: UTF8.self) == row.output)
        #expect(report.issues.map { "\($0.code) \($0.instanceLocation)" } == row.issues)
        let again = schema.check(canonical, options: options)
        #expect(again.canonical == canonical)
        #expect(again.isValid == report.isValid)
        #expect(again.issues.allSatisfy { $0.action == .keep } || !report.isValid)
    }

    static let rows: [Row] = [
        Row(
            name: "a branch and its place are one canonical form",
            schema: #"{"properties":{"k":{"x-normalize":{"space":"trim"}}},"dependentSchemas":{"k":{"properties":{"k":{"x-normalize":{"unicode":"NFKC"}}}}}}"#,
            input: #"{"k":"A\#u{00A8}"}"#, output: #"{"k":"A \#u{0308}"}"#, issues: ["text.unicode_form /k"]),
        Row(
            name: "a branch that asks for a member that is removed as empty says nothing",
            schema: #"{"properties":{"a":{"x-normalize":{"empty":"remove"}}},"dependentSchemas":{"a":{"properties":{"b":{"x-normalize":{"case":"upper"}}}}}}"#,
            input: #"{"a":"","b":"x"}"#, output: #"{"b":"x"}"#, issues: ["value.empty /a"]),
        Row(
            name: "rules see what a branch made of a value, and a default that was added",
            schema: #"{"properties":{"a":{"x-normalize":{"default":"x"}},"b":{"x-normalize":{"space":"trim"}}},"x-rules":[{"kind":"pair","members":["a","b"],"issue":"rule.pair"}]}"#,
            input: "{}", output: #"{"a":"x"}"#, issues: ["rule.pair ", "value.default_added "]),
        Row(
            name: "who takes a value as it is does not make it another's",
            schema: #"{"properties":{"t":{"anyOf":[{"minLength":3,"x-normalize":{"space":"trim"}},{"x-normalize":{"as":{"language":{}}}}]}}}"#,
            input: #"{"t":" x "}"#, output: #"{"t":" x "}"#, issues: ["normalize.broke_valid /t"]),
        Row(
            name: "what is undone around a split text is not told of its parts",
            schema: #"{"properties":{"t":{"items":{"x-normalize":{"space":"trim","empty":"remove"}},"minItems":1,"x-normalize":{"list":{"wrap":["string"]}}}}}"#,
            input: #"{"t":" "}"#, output: #"{"t":" "}"#, issues: ["normalize.broke_valid /t"]),
        Row(
            name: "what is wrong inside a list that was no list is the fault of making it one",
            schema: #"{"properties":{"t":{"items":{"enum":["x"],"x-normalize":{"case":"upper"}},"x-normalize":{"list":{"wrap":["string"]}}},"n":{"type":"string"}}}"#,
            input: #"{"t":"ab","n":1}"#, output: #"{"t":"ab","n":1}"#, issues: ["normalize.broke_valid /t", "schema.type /n"]),
        Row(
            name: "a plus that is removed is told",
            schema: #"{"properties":{"p":{"x-normalize":{"as":{"phone":{"form":"digits"}}}}}}"#,
            input: #"{"p":"+447712345678"}"#, output: #"{"p":"447712345678"}"#, issues: ["phone.formatting_removed /p"]),
        Row(
            name: "digits are restored before they are judged",
            schema: #"{"properties":{"v":{"type":"string","x-normalize":{"from":["number"],"digits":"restore","filler":"digits"}}}}"#,
            input: #"{"v":1.0}"#, output: "{}", issues: ["value.float_artifact /v", "value.placeholder /v"]),
        Row(
            name: "upper case keeps the Unicode form",
            schema: #"{"properties":{"v":{"x-normalize":{"unicode":"NFC","case":"upper"}}}}"#,
            input: #"{"v":"i\#u{0307}"}"#, output: #"{"v":"\#u{0130}"}"#, issues: ["text.case /v"]),
        Row(
            name: "a text that is empty becomes null, which goes",
            schema: #"{"properties":{"v":{"x-normalize":{"space":"trim","empty":"null","null":"remove"}}}}"#,
            input: #"{"v":" "}"#, output: "{}", issues: ["text.whitespace /v", "value.empty /v"]),
        Row(
            name: "a member with a default is not dropped together with itself",
            schema: #"{"properties":{"v":{"x-normalize":{"placeholders":["none"],"default":"x"}}},"x-rules":[{"kind":"drop-together","members":["v"]}]}"#,
            input: #"{"v":"NONE"}"#, output: #"{"v":"x"}"#, issues: ["value.default_added ", "value.placeholder /v"]),
        Row(
            name: "facts that undo each other tell nothing",
            schema: #"{"properties":{"u":{"x-normalize":{"case":"upper","as":{"url":{}}}}}}"#,
            input: #"{"u":"http://localhost/"}"#, output: #"{"u":"http://localhost/"}"#),
        Row(
            name: "a place of lists keeps a list of one",
            schema: #"{"properties":{"r":{"x-normalize":{"from":["array"],"list":{"wrap":["string"]}}}}}"#,
            input: #"{"r":"a"}"#, output: #"{"r":["a"]}"#, issues: ["list.wrapped /r"]),
        Row(
            name: "a position that another member claims as well is not said to be removed",
            schema: #"{"properties":{"n":{},"e":{}},"x-keys":{"variants":"rename"},"x-rules":[{"kind":"coordinates","latitude":"n","longitude":"e"}]}"#,
            input: #"{"n":0,"e":0,"N":1}"#, output: #"{"n":0,"e":0,"N":1}"#, issues: ["field.duplicate /N"]),
        Row(
            name: "a member that was renamed in an entry of a list stays renamed",
            schema: #"{"properties":{"rows":{"items":{"properties":{"key":{"type":"string"}},"x-keys":{"variants":"rename"}}}}}"#,
            input: #"{"rows":[{"Key":[]}]}"#, output: #"{"rows":[{"key":[]}]}"#,
            issues: ["field.case_variant /rows/0/Key", "schema.type /rows/0/Key"]),
        Row(
            name: "a value that its branch refuses stays as it came, and the branch stays the one that holds",
            schema: #"{"properties":{"v":{"x-normalize":{"strip":["controls"]},"if":{"maxLength":3},"then":{"x-normalize":{"as":{"email":{}}}}}}}"#,
            input: #"{"v":"n/a\u0000"}"#, output: #"{"v":"n/a\u0000"}"#, issues: ["email.syntax /v", "text.control_removed /v"]),
        Row(
            name: "a refusal is an error, whatever its code is elsewhere",
            schema: #"{"properties":{"p":{"x-normalize":{"as":{"phone":{"defaultRegion":"ES","level":"valid"}}}}}}"#,
            input: #"{"p":"123456789"}"#, output: #"{"p":"123456789"}"#, issues: ["phone.country_inferred /p", "phone.unassigned_range /p"]),
        Row(
            name: "an entity that lower case makes is read at once",
            schema: #"{"properties":{"v":{"x-normalize":{"repair":["entities"],"case":"lower"}}}}"#,
            input: #"{"v":"&NBSP;x"}"#, output: #"{"v":"\#u{00A0}x"}"#, issues: ["text.case /v", "text.html_entity /v"]),
        Row(
            name: "an id in upper case keeps the Unicode form",
            schema: #"{"properties":{"v":{"x-normalize":{"unicode":"NFKC","as":{"id":{"case":"upper"}}}}}}"#,
            input: #"{"v":"i\#u{0307}"}"#, output: #"{"v":"\#u{0130}"}"#, issues: ["id.normalized /v", "text.unicode_form /v"]),
        Row(
            name: "filler is what a number has become, too",
            schema: #"{"properties":{"v":{"x-normalize":{"as":{"longitude":{}},"filler":"digits"}}}}"#,
            input: #"{"v":"-0"}"#, output: "{}", issues: ["number.from_string /v", "value.placeholder /v"]),
        Row(
            name: "true has no letter case",
            schema: #"{"properties":{"v":{"x-normalize":{"as":{"boolean":{}},"case":"upper"}}}}"#,
            input: #"{"v":true}"#, output: #"{"v":true}"#),
        Row(
            name: "what one branch removes has no errors of another",
            schema: #"{"properties":{"v":{"x-normalize":{"as":{"id":{"length":6}}},"anyOf":[{"x-normalize":{"placeholders":["none"]}}]}}}"#,
            input: #"{"v":"none"}"#, output: "{}", issues: ["value.placeholder /v"]),
        Row(
            name: "a number that became a text is split like one",
            schema: #"{"properties":{"v":{"items":{"x-normalize":{"as":{"ip":{}}}},"x-normalize":{"from":["number"],"list":{"split":[";"]}}}}}"#,
            input: #"{"v":27.5}"#, output: #"{"v":27.5}"#, issues: ["ip.invalid /v", "list.split /v"]),
        Row(
            name: "a joined number stands for the number it was made of",
            schema: #"{"x-rules":[{"kind":"phone","full":"all","callingCode":"code","number":"rest","output":"both"}]}"#,
            input: #"{"rest":"7712345678","code":"44"}"#, output: #"{"rest":"7712345678","all":"+447712345678","code":"44"}"#,
            issues: ["phone.joined /rest"]),
        Row(
            name: "a number that was wrapped and made a text is as it came when its list is wrong",
            schema: #"{"properties":{"n":{"type":"string"}},"additionalProperties":{"items":{"type":"string","maxLength":2,"x-normalize":{"from":["number"]}},"x-normalize":{"list":{"wrap":["number"]}}}}"#,
            input: #"{"t":123,"n":1}"#, output: #"{"t":123,"n":1}"#, issues: ["normalize.broke_valid /t", "schema.type /n"]),
        Row(
            name: "entries of a list that bracket names made stand on their own",
            schema: #"{"properties":{"g":{"items":{"properties":{"k":{"x-normalize":{"space":"trim"}}}},"maxItems":1,"x-rules":[{"kind":"unique-by","keys":["k"],"duplicate":"row.same","conflict":"row.other"}]}},"x-keys":{"brackets":"fold"}}"#,
            input: #"{"g[0][k]":" a","g[1][k]":"b"}"#, output: #"{"g":[{"k":"a"},{"k":"b"}]}"#,
            issues: ["shape.bracket_key /g[0][k]", "schema.maxItems /g[0][k]", "text.whitespace /g[0][k]", "shape.bracket_key /g[1][k]"]),
        Row(
            name: "a map that looks at a sibling sees the default that is added",
            schema: #"{"properties":{"b":{"x-normalize":{"map":{"values":{},"when":[{"if":{"member":"a","present":true},"values":{"F":["x"]}}]}}},"a":{"x-normalize":{"default":"x"}}}}"#,
            input: #"{"b":"x"}"#, output: #"{"b":"F","a":"x"}"#, issues: ["value.default_added ", "map.normalized /b"]),
        Row(
            name: "a member of a folded entry that must not be emptied stays",
            schema: #"{"properties":{"g":{"items":{"properties":{"k":{"x-normalize":{"empty":"remove"}}},"required":["k"]}}},"x-keys":{"brackets":"fold"}}"#,
            input: #"{"g[0][k]":""}"#, output: #"{"g":[{"k":""}]}"#, issues: ["shape.bracket_key /g[0][k]", "normalize.broke_valid /g[0][k]"]),
        Row(
            name: "what a branch brings back to what it was is not told",
            schema: #"{"properties":{"t":{"x-normalize":{"map":{"values":{"no":["0"]}}},"anyOf":[{"x-normalize":{"as":{"country":{}}}}]}}}"#,
            input: #"{"t":"NO"}"#, output: #"{"t":"NO"}"#),
        Row(
            name: "a number beside the full number it repeats says what became of it",
            schema: #"{"x-rules":[{"kind":"phone","full":"all","callingCode":"code","number":"rest","output":"both"}]}"#,
            input: #"{"all":"+447712345678","rest":"+447712345678"}"#,
            output: #"{"code":"44","all":"+447712345678","rest":"7712345678"}"#, issues: ["phone.split /all", "phone.split /rest"]),
        Row(
            name: "a position that is taken away leaves the default",
            schema: #"{"properties":{"n":{"x-normalize":{"default":null}},"e":{}},"x-rules":[{"kind":"coordinates","latitude":"n","longitude":"e"}]}"#,
            input: #"{"n":"0","e":"0"}"#, output: #"{"n":null}"#, issues: ["value.default_added ", "coordinates.null_island /n"]),
        Row(
            name: "a decimal number that a text became is restored at once",
            schema: #"{"properties":{"v":{"x-normalize":{"as":{"latitude":{}},"digits":"restore"}}}}"#,
            input: #"{"v":"-0.0"}"#, output: #"{"v":0}"#, issues: ["number.from_string /v", "value.float_artifact /v"]),
        Row(
            name: "a branch that holds only for what the place made of a value goes on from there",
            schema: #"{"properties":{"v":{"x-normalize":{"as":{"language":{}}},"if":{"maxLength":3},"then":{"x-normalize":{"as":{"language":{"form":"bcp47"}}}}}}}"#,
            input: #"{"v":"en_US"}"#, output: #"{"v":"en"}"#, issues: ["language.normalized /v"]),
        Row(
            name: "a member whose default comes back takes nothing along",
            schema: #"{"properties":{"v":{"x-normalize":{"placeholders":["none"],"default":"x"}}},"x-rules":[{"kind":"drop-together","members":["v","w"]}]}"#,
            input: #"{"v":"NONE","w":1}"#, output: #"{"w":1,"v":"x"}"#, issues: ["value.default_added ", "value.placeholder /v"]),
        Row(
            name: "what is wrong in a value that was wrapped is not right because the value around it is taken back",
            schema: #"{"properties":{"r":{"type":"array","items":{"properties":{"k":{"type":"string","enum":[],"x-normalize":{"from":["array"]}},"on":{"type":"string"}}},"x-normalize":{"list":{"wrap":["object"]}}}}}"#,
            input: #"{"r":{"k":["a"],"on":null}}"#, output: #"{"r":[{"k":["a"],"on":null}]}"#,
            issues: ["shape.object_wrapped /r", "schema.enum /r/k", "schema.type /r/on"]),
    ]

    @Test("Facts of a branch that contradict its place are a schema error that names both")
    func conflict() {
        let text = #"{"properties":{"a":{"x-normalize":{"as":{"ip":{}}}}},"dependentSchemas":{"b":{"properties":{"a":{"x-normalize":{"as":{"email":{}}}}}}}}"#
        #expect { try Schema(compiling: Array(text.utf8), name: "t") } throws: { error in
            (error as? SchemaError)?.code == "schema.conflict" && "\(error)".contains("/dependentSchemas/b/properties/a")
        }
    }

    @Test("A list that holds something personal is personal in any other form, under any other name")
    func secrets() throws {
        let text = #"{"properties":{"rows":{"type":"array","items":{"properties":{"key":{"x-sensitive":true}}}}},"x-keys":{"variants":"rename"}}"#
        let report = try Schema(compiling: Array(text.utf8), name: "t").check(Array(#"{"ROWS":{"key":"Ana"}}"#.utf8))
        #expect(!report.changes.isEmpty)
        #expect(report.changes.allSatisfy { $0.isSensitive })
    }

    @Test("A personal value stays personal where its name is spelt otherwise and no variant is renamed")
    func spelling() throws {
        let text =
            #"{"properties":{"place_north":{"x-sensitive":true}},"additionalProperties":{"x-normalize":{"space":"trim"}}}"#
        let schema = try Schema(compiling: Array(text.utf8), name: "t")
        let report = schema.check(Array(#"{"placeNorth":" Ana ","other":" Rome "}"#.utf8))
        #expect(report.changes.map(\.isSensitive) == [true, false])
    }
    @Test("A personal value stays personal in a bracket name that is not folded")
    func bracketSpelling() throws {
        let text =
            #"{"properties":{"rows":{"items":{"properties":{"key":{"x-sensitive":true}}}}},"additionalProperties":{"x-normalize":{"space":"trim"}}}"#
        let report = try Schema(compiling: Array(text.utf8), name: "t").check(Array(#"{"rows[x][key]":" Ana "}"#.utf8))
        #expect(report.changes.map(\.isSensitive) == [true])
        #expect(report.issues.allSatisfy { $0.fix == nil })
    }
}
