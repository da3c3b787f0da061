/// The official meta-schemas, embedded. A registry reads one when somebody refers to it, not before.
enum MetaSchemaLibrary {
    /// The folders of `Schemas/json-schema` and where their files stand on the web.
    private static let folders: [(name: String, base: String)] = [
        ("draft-04", "http://json-schema.org/draft-04/"), ("draft-06", "http://json-schema.org/draft-06/"),
        ("draft-07", "http://json-schema.org/draft-07/"), ("2019-09", "https://json-schema.org/draft/2019-09/"),
        ("2020-12", "https://json-schema.org/draft/2020-12/"),
    ]

    private static let files: [[UInt8]: EmbeddedFile] = {
        var files: [[UInt8]: EmbeddedFile] = [:]
        for file in EmbeddedFile.all {
            if let uri = uri(ofFile: file.name) { files[Array(uri.utf8)] = file }
        }
        return files
    }()

    /// The meta-schema with this URI, which has no fragment.
    static func file(at uri: [UInt8]) -> EmbeddedFile? { files[uri] }

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
}
