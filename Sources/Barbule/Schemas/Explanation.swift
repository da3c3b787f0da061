package import BarbuleEngine

/// What `explain` says of a code besides its entry in the catalogue.
package enum Explanation {
    /// The places of the bundled schemas and interfaces that raise a code, else those of the vocabulary that can.
    package static func places(of code: String) -> [CodePlace] {
        var places: [CodePlace] = []
        for schema in schemas { places += schema[code].filter { !places.contains($0) } }
        if places.isEmpty, code.hasPrefix("http.") { places = CodePlaces.paths(of: API.contact.name) }
        return places.isEmpty ? CodePlaces.origins(of: code, in: Schema.contactUpdate.catalogue) : places
    }

    /// The contact first, then the others, and what the interface says of paths and headers.
    private static let schemas: [CodePlaces] =
        ([Schema.contactUpdate] + Schema.bundledNames.compactMap(Schema.bundled) + API.contact.parameterSchemas)
        .map(CodePlaces.init(of:))
}

extension API {
    /// The schemas of path parameters, queries and headers.
    var parameterSchemas: [Schema] {
        operations.flatMap { $0.parameters + $0.security.flatMap(\.self) }.compactMap(\.schema)
    }
}
