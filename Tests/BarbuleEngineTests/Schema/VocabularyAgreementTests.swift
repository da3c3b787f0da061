import Testing

@testable import BarbuleEngine

/// The meta-schema says what the engine knows, word for word.
@Suite struct VocabularyAgreementTests {
    static let definitions: JSONValue? = EmbeddedFile.all.first { $0.name == "barbule-vocabulary.schema.json" }
        .flatMap { try? JSONValue(parsing: $0.text) }?["$defs"]

    static func members(_ definition: JSONString) -> [String] {
        (definitions?[definition]?["properties"]?.members ?? []).map(\.name.description).sorted()
    }

    @Test("x-normalize has the facts the engine merges")
    func facts() { #expect(Self.members("normalize") == factMerges.keys.sorted()) }

    @Test("as has the kinds the engine reads")
    func kinds() { #expect(Self.members("as") == normalizerKinds.map { $0.name }.sorted()) }

    @Test("x-rules has the kinds the engine runs")
    func rules() throws {
        let rule = try #require(Self.definitions?["rule"])
        let kinds = rule["properties"]?["kind"]?["enum"]?.elements?.compactMap { $0.string?.description } ?? []
        #expect(kinds.sorted() == ruleKinds.map { $0.kind }.sorted())
    }
}
