extension Schema {
    /// Compiles the schema at some place of a document that holds other things as well, such as an OpenAPI document.
    ///
    /// - Parameter uri: of the document as it was added to `registry`, with a JSON Pointer as fragment.
    package init(
        at uri: String, name: String, in registry: SchemaRegistry
    ) throws(SchemaError) {
        var registry = registry
        registry.assertsFormat = true
        let graph = try registry.compile(root: uri)
        storage = Storage(name: name, graph: graph, plan: try PlanBuilder.build(graph))
    }
}
