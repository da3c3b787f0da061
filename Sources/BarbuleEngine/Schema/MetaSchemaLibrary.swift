internal import Synchronization

/// The embedded meta-schemas: the official ones and our own. A registry reads one when somebody refers to it, not before.
enum MetaSchemaLibrary {
    /// 2020-12 with our keywords.
    static let vocabularyURI = ownBase + "barbule-vocabulary.schema.json"

    /// The folders of `Schemas/json-schema` and where their files stand on the web.
    private static let folders: [(name: String, base: String)] = [
        ("draft-04", "http://json-schema.org/draft-04/"), ("draft-06", "http://json-schema.org/draft-06/"),
        ("draft-07", "http://json-schema.org/draft-07/"), ("2019-09", "https://json-schema.org/draft/2019-09/"),
        ("2020-12", "https://json-schema.org/draft/2020-12/"),
    ]
    private static let ownBase = "https://barbule.dev/schemas/"

    private static let files: [[UInt8]: EmbeddedFile] = {
        var files: [[UInt8]: EmbeddedFile] = [:]
        for file in EmbeddedFile.all where file.kind == .metaSchema {
            // Ours also by their names alone, for schemas that stand beside them.
            let uris = uri(ofFile: file.name).map { [$0] } ?? [ownBase + file.name, file.name]
            for uri in uris { files[Array(uri.utf8)] = file }
        }
        return files
    }()

    /// The meta-schema with this URI, which has no fragment.
    static func file(at uri: [UInt8]) -> EmbeddedFile? { files[uri] }

    /// Whether it is one that every validator has.
    static func isOfficial(_ uri: [UInt8]) -> Bool { files[uri].map { self.uri(ofFile: $0.name) != nil } ?? false }

    /// The URI of an embedded file: its `$id`; nil when it is none of the official ones.
    static func uri(ofFile name: String) -> String? {
        for folder in folders {
            let prefix = "json-schema/\(folder.name)/"
            if name.hasPrefix(prefix), name.hasSuffix(".json") {
                return folder.base + name.dropFirst(prefix.count).dropLast(5)
            }
        }
        return nil
    }

    // MARK: Compiled

    private struct Key: Hashable {
        var uri: String
        var assertsFormat: Bool
    }

    private static let graphs = Mutex<[Key: SchemaGraph]>([:])

    /// An embedded meta-schema, compiled once for the process; nil when none has that URI.
    static func graph(at uri: String, assertsFormat: Bool) throws(SchemaError) -> SchemaGraph? {
        let key = Key(uri: uri, assertsFormat: assertsFormat)
        if let graph = graphs.withLock({ $0[key] }) { return graph }
        guard file(at: Array(uri.utf8)) != nil else { return nil }
        var registry = SchemaRegistry()
        registry.assertsFormat = assertsFormat
        let graph = try registry.compile(root: uri)
        graphs.withLock { $0[key] = graph }
        return graph
    }
}
