/// Index of a subschema in its graph.
package struct SubschemaID: Hashable, Sendable {
    package var index: Int32

    package init(_ index: Int32) { self.index = index }
}

/// Where a subschema stands; its texts are put together when somebody asks.
package struct SchemaLocation: Sendable, Hashable {
    /// URI of the schema resource, without fragment, and how far down in the file that one stands.
    let resourceURI: [UInt8]
    let resourcePointerByteCount: Int
    /// JSON Pointer from the root of the file.
    let pointerBytes: [UInt8]
    /// First byte of the subschema in the file.
    package let byteOffset: Int
    /// Index into `SchemaGraph.documents`.
    package let document: Int

    /// The schema resource's URI with a JSON Pointer fragment: `https://example.com/a.json#/$defs/b`.
    package var absoluteURI: String {
        let fragment = URIReference.fragmentEncoded(pointerBytes.dropFirst(resourcePointerByteCount))
        return JSONString(resourceURI + [UInt8(ascii: "#")] + fragment).description
    }

    /// JSON Pointer from the root of the file.
    package var pointer: String { JSONString(pointerBytes).description }

    /// No two values of a document begin at the same byte.
    package static func == (left: SchemaLocation, right: SchemaLocation) -> Bool {
        left.byteOffset == right.byteOffset && left.document == right.document
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(byteOffset)
        hasher.combine(document)
    }
}

/// A file as it was given to the registry.
package struct SchemaDocument: Sendable {
    package let name: String
    package let uri: String
    package let text: [UInt8]
    package let root: JSONValue

    /// Line and column of a byte, both from 1.
    package func position(of byteOffset: Int) -> (line: Int, column: Int) {
        LineIndex(text).position(of: byteOffset)
    }
}

/// A compiled schema: flat arrays, immutable, shared by all validators.
///
/// References are resolved, also dynamic ones: a subschema that means different things in different dynamic scopes is
/// compiled once for each scope that can occur (Core 2020-12 §8.2.3.2), so nothing is looked up while validating.
package struct SchemaGraph: Sendable {
    package internal(set) var subschemas: [Subschema] = []
    package internal(set) var root = SubschemaID(0)
    package internal(set) var documents: [SchemaDocument] = []
    /// Instructions of all subschemas, those of one subschema together, in evaluation order.
    var instructions: [CompiledKeyword] = []
    /// What the validator needs of each subschema, without the rest.
    var heads: [SubschemaHead] = []
    var tables = SchemaTables()

    package subscript(id: SubschemaID) -> Subschema { subschemas[Int(id.index)] }

    /// Line and column of a subschema in its file.
    package func position(of location: SchemaLocation) -> (line: Int, column: Int) {
        documents[location.document].position(of: location.byteOffset)
    }

    /// The error for a mistake found later, at a subschema or at a value inside it.
    package func error(
        _ code: String, at location: SchemaLocation, value: JSONValue? = nil, path: [JSONString] = [],
        parameters: [String: String] = [:]
    ) -> SchemaError {
        let document = documents[location.document]
        let place = document.position(of: value?.byteOffset ?? location.byteOffset)
        return SchemaError(
            code: code, file: document.name, pointer: location.pointer + JSONPointer.join(path).description,
            line: place.line, column: place.column, parameters: parameters)
    }
}

/// The part of a subschema that is read for every value.
struct SubschemaHead: Sendable {
    var firstInstruction: Int32 = 0
    var instructionCount: Int32 = 0
    /// Is always invalid (`false`).
    var isNever = false
    /// Can be asked about one value more than once: results are remembered.
    var isRemembered = false
}

/// Operands too large for an instruction.
struct SchemaTables: Sendable {
    var decimals: [JSONDecimal] = []
    /// The decimals as they were written, for reports.
    var lexemes: [String] = []
    var constants: [ConstantSet] = []
    var names: [NameTable] = []
    var patterns: [Pattern] = []
    /// The patterns of one `patternProperties`, where there are many.
    var patternSets: [PatternSet] = []
    /// Lists of indices: subschemas, patterns, or pairs of them.
    var lists: [Int32] = []

    mutating func addList(_ list: [Int32]) -> (first: Int32, count: Int32) {
        let first = Int32(lists.count)
        lists += list
        return (first, Int32(list.count))
    }
}
