import Barbule
import BarbuleEngine
import Foundation
import Testing

/// The bundled description of the endpoint, as others read it.
@Suite("contact-api.openapi.json")
struct ContactInterfaceTests {
    private static let path = "Schemas/contact-api.openapi.json"

    @Test("openapi-spec-validator finds nothing to say")
    func isOpenAPI() throws {
        guard try Run("python3 -W ignore -c 'import openapi_spec_validator'").status == 0 else {
            return Project.skip("python3 with openapi-spec-validator is not here")
        }
        let command = "python3 -W ignore -m openapi_spec_validator --schema 3.1 --validation-errors all"
        let run = try Run("\(command) \(Self.path)")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        // The validator itself is awake: the same document without its `info` is refused.
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-openapi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var broken = try Project.json(Self.path)
        broken["info"] = nil
        try JSONSerialization.data(withJSONObject: broken).write(to: folder.appending(path: "broken.json"))
        #expect(try Run("\(command) broken.json", in: folder).status != 0)
    }

    @Test("every bundled interface is read and passes its meta-schema", arguments: API.bundledNames)
    func compiles(_ name: String) throws {
        let schemas = try Schema.bundledNames.map { name in
            try (name: "\(name).schema.json", text: #require(Schema.bundledText(named: name)))
        }
        let file = "\(name).openapi.json"
        let api = try API(compiling: Project.bytes("Schemas/\(file)"), name: file, with: schemas)
        #expect(api.name == file)
        #expect(API.bundled(named: file)?.name == file)
    }

    @Test("the answer has the members of the request and an id")
    func answer() throws {
        let contact = try object(Project.json(Self.path), ["components", "schemas", "Contact"])
        let update = try Project.json("Schemas/contact-update.schema.json")
        let names = try Set(object(contact, ["properties"]).keys)
        #expect(try names == Set(object(update, ["properties"]).keys).union(["id"]))
        for (name, option) in try object(contact, ["x-options"]) {
            let own = try #require(option as? NSDictionary)
            #expect(try own == object(update, ["x-options"])[name] as? NSDictionary, "\(name)")
        }
    }

    @Test("its examples are what it says: the request has no issue, the answer none")
    func examples() throws {
        let put = try object(
            Project.json(Self.path), ["paths", "/v2/account/{account_id}/contact/{contact_id}", "put"])
        let media = ["content", "application/json"]
        let body = try object(put, ["requestBody"] + media)["example"]
        let answer = try object(put, ["responses", "200"] + media)["example"]
        let headers = [API.Header("Content-Type", "application/json")]
        let request = try API.Request(
            method: "PUT", path: "/v2/account/550aac3da096734ce5000009/contact/550aac3da096734ce5000001",
            headers: headers + [
                API.Header("Accept", "application/json"),
                API.Header("Authorization", "Token token=9f3c2a71b84e4d0fa1c6"),
            ], body: Array(JSONSerialization.data(withJSONObject: #require(body))))
        #expect(API.contact.check(request).issues.map(\.description) == [])
        let response = try API.Response(
            status: 200, headers: headers, body: Array(JSONSerialization.data(withJSONObject: #require(answer))))
        #expect(API.contact.check(response).issues.map(\.description) == [])
    }

    @Test("no name of the route, a parameter or a secret stands in hand-written code")
    func names() throws {
        let names: Set = ["account_id", "contact_id", "account", "contact", "v2", "Token", "token="]
        for (file, source) in TidyTests.sources where file.hasPrefix("Sources/Barbule/") {
            #expect(Set(source.texts).intersection(names).isEmpty, "\(file)")
        }
    }

    private func object(_ json: [String: Any], _ path: [String]) throws -> [String: Any] {
        var json = json
        for name in path { json = try #require(json[name] as? [String: Any], "\(name)") }
        return json
    }
}
