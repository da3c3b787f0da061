import Barbule
import BarbuleEngine
import BarbuleRender
import Foundation

extension Family {
    static let all = texts + names + arrays + schemas + streams

    private static func contact(_ title: String, from firstCount: Int, _ payload: @escaping @Sendable (Int) -> String)
        -> Family
    {
        checking(title, from: firstCount, by: { .contactUpdate }, payload)
    }

    /// Long values.
    private static let texts = [
        contact("escapes in a text", from: 200) {
            #"{"full_address": "\#(String(repeating: #"\u00e9\n\""#, count: $0))"}"#
        },
        contact("mojibake", from: 100) { #"{"name_first": "\#(String(repeating: "JosÃ© ", count: $0))"}"# },
        contact("HTML entities", from: 100) { #"{"city": "\#(String(repeating: "a &amp; b ", count: $0))"}"# },
        contact("combining marks out of order", from: 100) {
            #"{"name_last": "a\#(String(repeating: "\u{0301}\u{0316}\u{0327}", count: $0))"}"#
        },
        contact("emoji joined by U+200D", from: 50) { #"{"name_first": "\#(String(repeating: "👩‍👩‍👧‍👦", count: $0))"}"# },
        contact("white space in and around a text", from: 500) {
            let space = String(repeating: " \\t", count: $0)
            return #"{"city": \#(String(repeating: " \n", count: $0)) "\#(space)Rome\#(space)Italy"}"#
        },
        contact("digits of a phone number", from: 200) { #"{"phone": "+44\#(String(repeating: " 7-1", count: $0))"}"# },
        contact("labels of an e-mail address", from: 100) {
            #"{"email": "\#(String(repeating: "a.", count: $0))a@\#(String(repeating: "Bü.", count: $0))com"}"#
        },
        contact("words of a language tag", from: 100) {
            #"{"language": "en\#(String(repeating: "-abcd", count: $0))"}"#
        },
        checking("pattern that explodes by backtracking", from: 200, by: #"{"pattern": "^(([a-z])+.)+[A-Z]([a-z])+$"}"#)
        {
            "\"" + String(repeating: "a", count: $0) + "\""
        },
        checking(
            "pattern with look-around", from: 200, by: #"{"pattern": "^(?=.*x)(?!.*yy)((a+)+|b)*(?<!a+b)(?<=a)c$"}"#
        ) { "\"" + String(repeating: "aab", count: $0) + "\"" },
        checking("digits of a number, multipleOf", from: 64, by: #"{"items": {"multipleOf": 0.000001234567}}"#) {
            count in
            "[" + String(pieces: 16) { _ in String(repeating: "7", count: min(count, 4095)) } + "]"
        },
    ]

    /// Many members.
    private static let names = [
        // Names of a smaller input are remembered, up to 256 of them: each size has its own.
        contact("custom fields", from: 100) { count in
            "{" + String(pieces: count) { #""field_\#(count)_\#($0)": "value \#($0)""# } + "}"
        },
        contact("one name again and again", from: 100) {
            "{" + String(pieces: $0) { #""email": "a\#($0)@example.com""# } + "}"
        },
        contact("names with a typing error", from: 50) {
            "{" + String(pieces: $0) { "\"\(mistyped($0))\": \($0)" } + "}"
        },
        contact("names with brackets", from: 50) {
            "{" + String(pieces: $0) { #""list_subscriptions[\#($0)][list_id]": "\#(hexadecimal($0))""# } + "}"
        },
        Family("form body", from: 50) { count in
            let body = Array(
                String(pieces: count, separator: "&") {
                    "list_subscriptions%5B\($0)%5D%5Blist_id%5D=\(hexadecimal($0))&tags%5B%5D=vip+\($0)&x\(count)_\($0)=%C3%A9"
                }.utf8)
            _ = tally(Schema.contactUpdate.check(form: Array("a=1".utf8), limits: limits))
            return Job(byteCount: body.count) { tally(Schema.contactUpdate.check(form: body, limits: limits)) }
        },
        checking("names and 100 patternProperties", from: 100, by: patternSchema) {
            "{" + String(pieces: $0) { #""k\#($0 % 100)abc\#($0)x": 1"# } + "}"
        },
        checking("names and unevaluatedProperties", from: 100, by: unevaluatedSchema) {
            "{" + String(pieces: $0) { "\"\($0 % 2 == 0 ? "a" : "z")\($0)\": 1" } + "}"
        },
        checking(
            "objects in objects, to the limit", from: 15,
            by: ##"{"additionalProperties": {"$ref": "#"}, "type": "object"}"##
        ) { count in
            "{"
                + String(pieces: 16) { index in
                    "\"a\(index)\":" + String(repeating: #"{"b":"#, count: min(count, 990)) + "1"
                        + String(repeating: "}", count: min(count, 990))
                } + "}"
        },
    ]

    /// Many elements.
    private static let arrays = [
        contact("tags, half of them repeated", from: 100) {
            #"{"tags": ["# + String(pieces: $0) { "\"Tag \($0 / 2)\"" } + "]}"
        },
        contact("subscriptions that repeat and contradict", from: 50) {
            #"{"list_subscriptions": ["#
                + String(pieces: $0) { #"{"list_id": "\#(hexadecimal($0 / 3))", "subscribed": \#($0 % 2 == 0)}"# }
                + "]}"
        },
        checking("bulk of contacts to repair", from: 4, by: { Schema.bundled(named: "contact-bulk") ?? .contactUpdate })
        { "[" + String(pieces: $0, messy) + "]" },
        checking("uniqueItems", from: 200, by: #"{"uniqueItems": true}"#) {
            "[" + String(pieces: $0) { #"{"id": \#($0), "name": ["n", \#($0).50]}"# } + "]"
        },
        checking("values of the wrong type", from: 200, by: #"{"items": {"type": "string", "minLength": 3}}"#) {
            "[" + String(pieces: $0) { $0 % 2 == 0 ? "\($0)" : "\"x\"" } + "]"
        },
        checking("anyOf that contains itself", from: 32, by: treeSchema, tree),
        checking("brackets that are never closed", from: 1000, by: "{}") { String(repeating: "[", count: $0) },
        checking("error at the end of many lines", from: 500, by: "{}") {
            "[\n" + String(repeating: "1,\n", count: $0) + "}"
        },
    ]

    /// Schemas, from text to verdict.
    private static let schemas = [
        compiling("schema with many properties", from: 32, payload: #"{"p1": "x"}"#) {
            #"{"properties": {"# + String(pieces: $0, property) + "}}"
        },
        compiling("schema with a large enum", from: 200, payload: #""v7""#) {
            #"{"enum": ["# + String(pieces: $0) { "\"v\($0)\", {\"v\": \($0)}" } + "]}"
        },
        compiling("schema of references that meet again", from: 12, payload: "5") { count in
            let steps = String(pieces: count) {
                ##""d\##($0)": {"allOf": [{"$ref": "#/$defs/d\##($0 + 1)"}, {"$ref": "#/$defs/d\##($0 + 1)"}]}"##
            }
            return ##"{"$ref": "#/$defs/d0", "$defs": {\##(steps), "d\##(count)": {"type": "integer"}}}"##
        },
        compiling("schema with many patterns", from: 8, payload: #"{"k3abx": 1}"#) {
            #"{"patternProperties": {"# + String(pieces: $0) { #""^k\#($0)[a-z]*x$": {"type": "integer"}"# } + "}}"
        },
    ]

    /// Many records, and what is written of a report.
    private static let streams = [
        splitting("records, line by line", .lines) { String(pieces: $0, separator: "\n", messy) },
        splitting("records of an array", .array) { "[" + String(pieces: $0, messy) + "]" },
        rendering("report of one long line as JSON", from: 50, between: ","),
        rendering("report of many lines as JSON", from: 50, between: ",\n"),
    ]

    private static func splitting(
        _ title: String, _ shape: RecordSplitter.Shape, _ text: @escaping @Sendable (_ count: Int) -> String
    ) -> Family {
        Family(title, from: 4) { count in
            let text = Array(text(count).utf8)
            return Job(byteCount: text.count) {
                var chunk = RecordChunk()
                chunk.begin(with: text[...], capacity: text.count)
                var splitter = RecordSplitter(shape, recordBytesMax: limits.documentBytesMax)
                while !splitter.split(&chunk, isLast: true) {}
                let session = CheckSession(.contactUpdate, options: CheckOptions(), limits: limits)
                return chunk.slots.reduce(0) { total, slot in
                    total + tally(session.check(Array(chunk.bytes[slot.range]), at: slot, limits: limits))
                }
            }
        }
    }

    private static func rendering(_ title: String, from firstCount: Int, between separator: String) -> Family {
        Family(title, from: firstCount) { count in
            let payload = Array("{\(String(pieces: count, separator: separator) { "\"é\($0)\": 1" })}".utf8)
            let schema = try Schema(
                compiling: Array(#"{"additionalProperties": {"type": "string"}}"#.utf8), name: "growth.json")
            return Job(byteCount: payload.count) {
                let report = schema.check(payload, limits: Limits(issueCountMax: count))
                let facts = ReportFacts(
                    report, of: payload, path: PathName(argument: "growth.json"), showsValues: false)
                return JSONRenderer.render(facts, schemaName: schema.name).count
            }
        }
    }
}
