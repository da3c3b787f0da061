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

/// The bundled schemas that others may refer to, by `$id` or by file name.
enum EmbeddedSchemas {
    private static let schemaBase = "https://barbule.dev/schemas/"

    private static let files: [[UInt8]: EmbeddedFile] = {
        var files: [[UInt8]: EmbeddedFile] = [:]
        for file in EmbeddedFile.all where file.kind == .endpoint {
            for uri in [schemaBase + file.name, file.name] { files[Array(uri.utf8)] = file }
        }
        return files
    }()

    static func file(at uri: [UInt8]) -> EmbeddedFile? { files[uri] }

    static func id(of file: EmbeddedFile) -> [UInt8] { Array((schemaBase + file.name).utf8) }
}
