/// An HTTP interface as an OpenAPI 3.1 document describes it: checks whole requests and responses.
///
/// ```swift
/// let report = API.contact.check(
///     API.Request(method: "PUT", path: path, headers: [API.Header("Content-Type", "application/json")], body: body))
/// for issue in report.issues { print(issue) }     // @method, @path, @header/authorization … and the body's own
/// ```
///
/// Every rule is the document's: methods, paths, parameters, headers, media types, bodies. Two words that OpenAPI lacks are
/// added, described by `Schemas/barbule-openapi.schema.json`: `x-schema` of a security scheme is the schema of the header's
/// value, `x-charsets` of a media type lists the character sets. Schemas use the `x-…` vocabulary, so `x-issue` says which
/// code a broken parameter has.
///
/// Compile once, share between threads; nothing in it changes.
public struct API: Sendable {
    let operations: [Operation]
    /// The file name it was compiled from.
    public let name: String
    /// For issues of the head, and for messages without a described body.
    let fallback: Schema

    /// Reads an OpenAPI 3.1 document.
    ///
    /// - Parameters:
    ///   - text: the document, UTF-8 JSON.
    ///   - name: the file name for messages; relative references are seen from it.
    ///   - others: schema files that it refers to, by name or `$id`; nothing is ever fetched or opened.
    /// - Throws: the first mistake, with its place in the file.
    public init(
        compiling text: [UInt8], name: String, with others: [(name: String, text: [UInt8])] = []
    ) throws(SchemaError) {
        try self.init(text, name: name, with: others, isBundled: false)
    }

    private init(
        _ text: [UInt8], name: String, with others: [(name: String, text: [UInt8])], isBundled: Bool
    ) throws(SchemaError) {
        let reader = try APIReader(text, name: name, with: others, isBundled: isBundled)
        self.name = name
        operations = try reader.operations()
        if let schema = operations.lazy.compactMap(\.anySchema).first {
            fallback = schema
        } else {
            fallback = try Schema(compiling: Array("{}".utf8), name: name)
        }
    }

    /// The schemas of request bodies, whose options a check takes.
    package var bodySchemas: [Schema] { operations.flatMap(\.bodies).compactMap(\.schema) }

    /// Every `operationId`, in the order of the document.
    package var operationNames: [String] { operations.compactMap(\.id) }

    package var operationCount: Int { operations.count }

    /// Where issues of a header are told: `@header/content-type`.
    package static func pointer(ofHeader name: String) -> String {
        HeaderFields.place(of: Array(name.utf8).map(HTTPText.lowercased))
    }

    package var catalogue: IssueCatalogue { fallback.catalogue }
}

extension API {
    /// The interface of `PUT /v2/account/:account_id/contact/:contact_id`.
    public static let contact = compileBundled("contact-api")

    /// The bundled interface of that name, `contact-api` or `contact-api.openapi.json`; `nil` when none has it.
    public static func bundled(named name: String) -> API? {
        let name = shortName(name)
        guard name != "contact-api" else { return contact }
        return bundledNames.contains(name) ? compileBundled(name) : nil
    }

    /// The names that ``bundled(named:)`` knows, sorted.
    public static var bundledNames: [String] { files.keys.sorted() }

    private static let fileSuffix = ".openapi.json"

    private static let files: [String: EmbeddedFile] = Dictionary(
        EmbeddedFile.all.filter { $0.kind == .interface }.map { (shortName($0.name), $0) }
    ) { first, _ in first }

    private static func shortName(_ file: String) -> String {
        file.hasSuffix(fileSuffix) ? String(file.dropLast(fileSuffix.count)) : file
    }

    /// A bundled document that cannot be read is our mistake, not the caller's; the tests read every one.
    private static func compileBundled(_ name: String) -> API {
        guard let file = files[name] else { preconditionFailure("no bundled interface is called \(name)") }
        let schemas = EmbeddedFile.all.filter { $0.kind == .endpoint }.map { (name: $0.name, text: $0.text) }
        do {
            return try API(file.text, name: file.name, with: schemas, isBundled: true)
        } catch {
            preconditionFailure("the bundled interface \(name) cannot be read: \(error)")
        }
    }
}
