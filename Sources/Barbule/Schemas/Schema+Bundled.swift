internal import Synchronization

extension Schema {
    /// The body of `PUT /v2/account/:account_id/contact/:contact_id`.
    ///
    /// ```swift
    /// let report = Schema.contactUpdate.check(body)
    /// ```
    ///
    /// Compiled at first use, once for the process; share it between threads.
    public static let contactUpdate = compileBundled("contact-update")

    /// The bundled schema of that name, `contact-update` or `contact-update.schema.json`; `nil` when none has it.
    ///
    /// - Complexity: compiles at first use, O(1) after that.
    public static func bundled(named name: String) -> Schema? {
        let name = shortName(name)
        guard name != "contact-update" else { return contactUpdate }
        if let schema = compiled.withLock({ $0[name] }) { return schema }
        guard bundledNames.contains(name) else { return nil }
        let schema = compileBundled(name)
        return compiled.withLock { compiled in
            compiled[name] = schema
            return schema
        }
    }

    /// The names that ``bundled(named:)`` knows, sorted.
    public static var bundledNames: [String] { files.keys.sorted() }

    /// The text of a bundled schema, byte for byte the file in `Schemas/`; `nil` when none has that name.
    public static func bundledText(named name: String) -> [UInt8]? { files[shortName(name)]?.text }

    private static let fileSuffix = ".schema.json"
    private static let compiled = Mutex<[String: Schema]>([:])

    /// The embedded schemas of endpoints, by file name without its ending.
    private static let files: [String: EmbeddedFile] = Dictionary(
        EmbeddedFile.all.filter { $0.kind == .endpoint }.map { (shortName($0.name), $0) }
    ) { first, _ in first }

    private static func shortName(_ file: String) -> String {
        file.hasSuffix(fileSuffix) ? String(file.dropLast(fileSuffix.count)) : file
    }

    /// A bundled schema that does not compile is our mistake, not the caller's; the tests compile every one, and hold it
    /// against the meta-schema.
    private static func compileBundled(_ name: String) -> Schema {
        guard let file = files[name] else { preconditionFailure("no bundled schema is called \(name)") }
        do {
            return try Schema(file)
        } catch {
            preconditionFailure("the bundled schema \(name) does not compile: \(error)")
        }
    }
}
