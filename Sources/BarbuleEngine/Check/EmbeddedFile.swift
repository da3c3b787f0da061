internal import CTables

/// A file of `Schemas/` as it was when the package was built.
package struct EmbeddedFile: Sendable {
    package enum Kind: Sendable { case endpoint, metaSchema, catalogue, interface }

    package let name: String
    package let kind: Kind
    package let text: [UInt8]

    /// All of them, in the order of `Sources/CTables/schemas.c`.
    package static let all: [EmbeddedFile] = (0..<ctables_schema_file_count).compactMap { index in
        guard let file = unsafe ctables_schema_file_at(index) else { return nil }
        let kind: Kind =
            switch unsafe file.pointee.kind {
            case CTABLES_CATALOGUE: .catalogue
            case CTABLES_META_SCHEMA: .metaSchema
            case CTABLES_INTERFACE: .interface
            default: .endpoint
            }
        return unsafe EmbeddedFile(
            name: String(cString: file.pointee.name), kind: kind,
            text: Array(UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count)))
    }
}

/// The bundled schemas that others may refer to. Meta-schemas need no adding: see `MetaSchemaLibrary`.
enum EmbeddedSchemas {
    /// The bundled schemas that some files name, unless they bring their own of the same `$id`.
    static func endpoints(
        namedIn files: [(name: String, text: [UInt8])], of registry: SchemaRegistry
    ) -> [EmbeddedFile] {
        let known = Set(registry.documents.compactMap { $0.root["$id"]?.string })
        var left = EmbeddedFile.all.filter { $0.kind == .endpoint && !known.contains(JSONString(schemaBase + $0.name)) }
        var texts = files.map(\.text)
        var named: [EmbeddedFile] = []
        // A bundled schema may name another one.
        while !texts.isEmpty {
            func isNamed(_ file: EmbeddedFile) -> Bool {
                texts.contains { $0[...].firstRange(of: Array(file.name.utf8)) != nil }
            }
            let found = left.filter(isNamed)
            left.removeAll { file in found.contains { $0.name == file.name } }
            named += found
            texts = found.map(\.text)
        }
        return named
    }

    private static let schemaBase = "https://barbule.dev/schemas/"
}
