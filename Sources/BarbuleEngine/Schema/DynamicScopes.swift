/// The dynamic scopes of one compilation, interned: scope 0 is empty.
///
/// Entering a resource adds its dynamic anchors, unless an outer resource already defined the name; entering one
/// without new names changes nothing. So there are few scopes, although there are many paths.
struct DynamicScopes {
    private struct Step: Hashable {
        var scope: Int
        var resource: Int
    }

    private var scopes: [[JSONString: Int]] = [[:]]
    private var indices: [[JSONString: Int]: Int] = [[:]: 0]
    private var steps: [Step: Int] = [:]

    mutating func entering(_ resource: Int, from scope: Int, _ registry: SchemaRegistry) -> Int {
        if registry.dynamicNames.isEmpty || registry.resources[resource].dynamicAnchors.isEmpty { return scope }
        let step = Step(scope: scope, resource: resource)
        if let known = steps[step] { return known }
        var names = scopes[scope]
        for name in registry.resources[resource].dynamicAnchors.keys
        where names[name] == nil && registry.dynamicNames.contains(name) {
            names[name] = resource
        }
        let index = indices[names] ?? scopes.count
        if index == scopes.count {
            scopes.append(names)
            indices[names] = index
        }
        steps[step] = index
        return index
    }

    func resource(defining name: JSONString, in scope: Int) -> Int? { scopes[scope][name] }
}
