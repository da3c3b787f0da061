internal import BarbuleEngine
internal import BarbuleRender

/// What the schemas of tests may refer to, ready for each dialect.
struct SuiteResources {
    /// The dialect of schemas without `$schema`, and whether formats assert.
    struct Mode: Hashable {
        var dialect: Dialect
        var assertsFormat: Bool
    }

    /// Of `--dialect`.
    let chosen: Dialect?
    private let files: [(uri: String, name: String, text: [UInt8])]

    init(
        remotes: PathName?, remotesURI: String, files: [(name: String, text: [UInt8])], chosen: Dialect?
    ) throws(CommandFailure) {
        self.chosen = chosen
        var all = files.map { (uri: $0.name, name: $0.name, text: $0.text) }
        if let remotes {
            let base = remotesURI.hasSuffix("/") ? remotesURI : remotesURI + "/"
            let prefix = remotes.appending([]).bytes.count
            for file in try SchemaFiles.expanded(remotes) {
                let below = PathName(bytes: Array(file.bytes.dropFirst(prefix))).shown
                all.append(
                    (base + below, file.shown, try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)))
            }
        }
        self.files = all
    }

    /// A runner in which files without `$schema` are of the mode's dialect. Those that stand in a folder of another
    /// dialect and do not name theirs stay out.
    func runner(_ mode: Mode) throws(CommandFailure) -> SuiteRunner {
        do throws(SchemaError) {
            return try SuiteRunner(
                files: files.filter { file in
                    guard let folder = Self.dialectFolder(in: file.uri), folder.dialect != mode.dialect else {
                        return true
                    }
                    return SuiteRunner.declaresDialect(file.text)
                }, dialect: mode.dialect, assertsFormat: mode.assertsFormat)
        } catch {
            throw CommandFailure(TerminalText.safe(error.description))
        }
    }

    /// The folder of a path that names a draft, and the dialect if it is one we know.
    static func dialectFolder(in path: String) -> (name: String, dialect: Dialect?)? {
        for name in path.split(separator: "/").dropLast().map(String.init) {
            if name == "v1" || isDraft(name) { return (name, Dialect(spelled: name)) }
        }
        return nil
    }

    private static func isDraft(_ name: String) -> Bool {
        guard name.hasPrefix("draft") else { return false }
        let rest = name.dropFirst(5)
        return rest == "-next" || rest.first { $0 != "-" }?.isNumber == true
    }
}
