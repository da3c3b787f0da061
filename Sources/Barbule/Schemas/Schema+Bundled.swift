internal import CTables
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
        let name = name.hasSuffix(fileSuffix) ? String(name.dropLast(fileSuffix.count)) : name
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
    public static var bundledNames: [String] { texts.keys.sorted() }

    /// The text of a bundled schema, byte for byte the file in `Schemas/`; `nil` when none has that name.
    public static func bundledText(named name: String) -> [UInt8]? { texts[name] }

    private static let fileSuffix = ".schema.json"
    private static let compiled = Mutex<[String: Schema]>([:])

    /// Every embedded `*.schema.json`, by its name without that ending.
    private static let texts: [String: [UInt8]] = {
        var texts: [String: [UInt8]] = [:]
        for index in 0..<ctables_schema_file_count {
            let (file, text) = embeddedFile(index)
            if file.hasSuffix(fileSuffix) { texts[String(file.dropLast(fileSuffix.count))] = text }
        }
        return texts
    }()

    /// The C array is written by the compiler from real files: as many entries as the count says, each with its length.
    private static func embeddedFile(_ index: Int) -> (name: String, text: [UInt8]) {
        unsafe withUnsafePointer(to: &ctables_schema_files) { first in
            unsafe first.withMemoryRebound(to: ctables_schema_file.self, capacity: ctables_schema_file_count) { files in
                let file = unsafe files[index]
                return unsafe (
                    String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
                )
            }
        }
    }

    /// A bundled schema that does not compile is our mistake, not the caller's; the tests compile every one.
    private static func compileBundled(_ name: String) -> Schema {
        guard let text = texts[name] else { preconditionFailure("no bundled schema is called \(name)") }
        do {
            return try Schema(compiling: text, name: name + fileSuffix)
        } catch {
            preconditionFailure("the bundled schema \(name) does not compile: \(error)")
        }
    }
}
