internal import BarbuleValues
internal import CTables

/// A compiled schema: checks payloads, brings them to their canonical form.
///
/// Compile once, share between threads; nothing in it changes.
///
/// ```swift
/// let schema = try Schema(compiling: bytes, name: "profile.schema.json")
/// let report = schema.check(Array(#"{"country": "Spain"}"#.utf8))
/// ```
public struct Schema: Sendable {
    final class Storage: Sendable {
        let name: String
        let graph: SchemaGraph
        let plan: NormalizationPlan
        private let programs: RunPrograms

        var catalogue: IssueCatalogue { .embedded }

        init(name: String, graph: SchemaGraph, plan: NormalizationPlan) {
            self.name = name
            self.graph = graph
            self.plan = plan
            programs = RunPrograms(plain: CleanCompiler.compile(graph, plan, options: [:]))
        }

        func program(for options: CheckOptions.Values) -> RunProgram {
            programs.program(for: options) { CleanCompiler.compile(graph, plan, options: $0) }
        }

        /// The code a subschema itself has for one of its keywords.
        func issueName(_ failure: KeywordFailure) -> IssueName? {
            let reader = SchemaReader("x-issue", of: graph[failure.subschema], in: graph, optionNames: nil)
            return reader?.member(failure.keyword).flatMap { try? IssueName($0) }
        }
    }

    let storage: Storage

    /// Compiles a JSON Schema (2020-12) with the `x-…` vocabulary of Barbule.
    ///
    /// - Parameters:
    ///   - text: the schema, UTF-8 JSON.
    ///   - name: the file name for messages.
    ///   - others: further schema files it refers to by `$id` or by `name`; nothing is ever fetched or opened. The bundled
    ///     schemas need not be given.
    ///   - limits: of these, ``Limits/patternStateCountMax`` is for schemas.
    /// - Throws: the first mistake, with its place in the file and a did-you-mean.
    public init(
        compiling text: [UInt8], name: String, with others: [(name: String, text: [UInt8])] = [], limits: Limits = Limits()
    ) throws(SchemaError) {
        try self.init(text, name, others, limits, isChecked: true)
    }

    /// A schema of the package itself; that it passes its meta-schema is for a test to say, not for every start.
    package init(_ file: EmbeddedFile) throws(SchemaError) { try self.init(file.text, file.name, [], Limits(), isChecked: false) }

    private init(
        _ text: [UInt8], _ name: String, _ others: [(name: String, text: [UInt8])], _ limits: Limits, isChecked: Bool
    ) throws(SchemaError) {
        var registry = SchemaRegistry()
        let files = others + [(name: name, text: text)]
        for file in files { try registry.add(file.text, uri: file.name, name: file.name) }
        if isChecked {
            for file in files { try registry.check(file.name) }
        }
        registry.offersBundledSchemas = true
        registry.assertsFormat = true
        registry.patternStateCountMax = limits.patternStateCountMax
        let graph = try registry.compile(root: name)
        storage = Storage(name: name, graph: graph, plan: try PlanBuilder.build(graph))
    }

    /// The file name it was compiled from.
    public var name: String { storage.name }

    /// Every issue code with its meaning.
    public var catalogue: IssueCatalogue { storage.catalogue }

    /// Checks one payload: every issue, every change, the canonical document.
    ///
    /// - Parameters:
    ///   - payload: the bytes of one JSON text; anything at all is answered by a report.
    ///   - options: what the schema's `x-options` declare.
    ///   - limits: beyond them the answer is `json.limit` or `schema.undecided`.
    /// - Complexity: O(*n*) in the payload; see ``Limits``.
    public func check(_ payload: [UInt8], options: CheckOptions = CheckOptions(), limits: Limits = Limits()) -> Report {
        check(payload, options: options, limits: limits, looksQuickly: true)
    }

    /// The same with or without the quick look. Without it this is the slow truth that tests compare with.
    package func check(
        _ payload: [UInt8], options: CheckOptions, limits: Limits, looksQuickly: Bool
    ) -> Report {
        let workspaces = storage.program(for: options.values).workspaces
        let workspace = workspaces.take()
        defer { workspaces.put(workspace) }
        return makeChecker(options, limits, workspace, looksQuickly: looksQuickly).check(payload, workspace)
    }

    func makeChecker(_ options: CheckOptions, _ limits: Limits, _ workspace: Workspace, looksQuickly: Bool) -> Checker {
        var limits = limits
        limits.depthMax = min(limits.depthMax, Limits.depthCeiling)
        let look = QuickLook(program: storage.program(for: options.values).clean, workspace: workspace)
        let looksQuickly = looksQuickly && options.loadedPlan == nil
        return Checker(schema: storage, options: options, limits: limits, look: looksQuickly ? look : nil)
    }
}
