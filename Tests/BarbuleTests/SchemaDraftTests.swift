import BarbuleEngine
import Foundation
import Testing

/// A schema drafted from a page of parameters, held against the shipped one.
@Suite("Schema drafts")
struct SchemaDraftTests {
    /// The shipped schema's word about a member: types without null, choices without null, names of entries.
    private struct Facts: Equatable, CustomStringConvertible {
        var types: Set<String> = []
        var choices: Set<String>?
        var entries: [String: Facts] = [:]
        var description: String { "\(types.sorted()) \(choices?.sorted() ?? []) \(entries.keys.sorted())" }

        init(_ member: JSONValue, in schema: JSONValue) {
            var open = [member]
            while let part = open.popLast() {
                if let name = part["$ref"]?.string?.description, name.hasPrefix("#/$defs/"),
                    let target = schema["$defs"]?[JSONString(String(name.dropFirst(8)))] { open.append(target) }
                open += part["allOf"]?.elements ?? []
                let types = part["type"].map { $0.string.map { [$0] } ?? $0.elements?.compactMap(\.string) ?? [] } ?? []
                self.types.formUnion(types.map(\.description).filter { $0 != "null" })
                if let list = part["enum"]?.elements { choices = Set(list.compactMap { $0.string?.description }) }
                for (name, entry) in part["items"]?["properties"]?.members ?? [] {
                    entries[name.description] = Facts(entry, in: schema)
                }
            }
        }
    }

    @Test("the documented page gives the shipped names, types and choices")
    func documentedPage() throws {
        guard let url = LawData.url("seed.md") else { return LawSize.announceMissing("seed.md") }
        let page = ParameterPage(Array(try Data(contentsOf: url)))
        let text = SchemaDraft.make(from: page)
        _ = try Schema(compiling: text, name: "draft.json")
        let draft = try JSONValue(parsing: text)
        let shipped = try JSONValue(parsing: Project.bytes("Schemas/contact-update.schema.json"))
        func facts(_ schema: JSONValue) -> [String: Facts] {
            Dictionary(uniqueKeysWithValues: (schema["properties"]?.members ?? []).map { ($0.name.description, Facts($0.value, in: schema)) })
        }
        let (found, expected) = (facts(draft), facts(shipped))
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, value) in expected { #expect(found[name] == value, "\(name): \(found[name]?.description ?? "") is not \(value)") }
        // What the route needs stands in no body.
        #expect(page.pathParameters.sorted() == ["account_id", "contact_id"])
        #expect(page.rows.filter(\.isRequired).map(\.name) == page.pathParameters)
        let readOnly = shipped["x-keys"]?["readOnly"]?.elements?.compactMap(\.string?.description) ?? []
        #expect(Set(page.pathParameters).isSubset(of: readOnly))
        #expect(draft["additionalProperties"]?["description"] != nil)
        #expect(draft["examples"]?.elements?.count == 1)
    }

    @Test("a Markdown table says the same as plain text", arguments: [
        "# Thing\n\n| Name | Description |\n|---|---|\n| `size` | required. Size (S or XL) |\n| count | Number of things |\n",
        "Thing\n\nName Description\nsize required Size (S or XL)\ncount Number of things\n",
        "# Thing\n\n| Name | Required | Description |\n| :-- | --- | --- |\n| size | yes | Size (S or XL) |\n| count | no | Number of things |\n",
    ])
    func forms(page: String) throws {
        let draft = try JSONValue(parsing: SchemaDraft.make(from: ParameterPage(Array(page.utf8))))
        #expect(draft["title"]?.string?.description == "Thing")
        #expect(draft["required"]?.elements?.compactMap(\.string?.description) == ["size"])
        #expect(draft["properties"]?["size"]?["enum"]?.elements?.compactMap(\.string?.description) == ["S", "XL"])
        #expect(draft["properties"]?["count"]?["type"]?.string?.description == "integer")
    }

    @Test("a page without a table has no rows", arguments: ["", "Name\n", "# Only a title\n\nwords {id}\n", "Name Description"])
    func noTable(page: String) { #expect(ParameterPage(Array(page.utf8)).rows.isEmpty) }
}
