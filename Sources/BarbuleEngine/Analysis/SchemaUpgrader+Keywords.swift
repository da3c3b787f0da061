/// What becomes of each keyword.
extension SchemaUpgrader {
    /// Beside a `$ref` of old: what said nothing must not begin to.
    mutating func hidden(
        _ member: (name: JSONString, value: JSONValue), _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        switch member.name {
        case "definitions", "$defs": try definitions(member, place, &result)
        case "title", "description", "$comment", "default", "$schema": result.add(member.name, member.value)
        case place.edition.identifier where place.old.isEmpty:
            try identifier(member.value, place, &result)
        default:
            if KeywordTable.index(of: member.name, in: .draft2020_12) == nil, member.name != "id",
                KeywordTable.index(of: member.name, in: place.edition) == nil
            {
                return result.add(member.name, member.value)
            }
            drop(member.name, place, "was ignored beside $ref and is left out")
        }
    }

    /// No keyword of the old draft. If it is one of 2020-12 it would begin to mean something.
    mutating func unknown(
        _ member: (name: JSONString, value: JSONValue), _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        let (name, value) = member
        if name == "$defs", value.members != nil { return try definitions(member, place, &result) }
        guard let row = KeywordTable.index(of: name, in: .draft2020_12) else {
            moved[JSONPointer.join(place.old + [name])] = place.new + [name]
            return result.add(name, try opaque(value, place.child([name], [name])))
        }
        if Self.isHarmless(KeywordTable.rows[row], value) { return result.add(name, value) }
        let hidden = JSONString("x-" + name.description.drop { $0 == "$" })
        moved[JSONPointer.join(place.old + [name])] = place.new + [hidden]
        result.add(hidden, try opaque(value, place.child([name], [hidden])))
        note(place, name, "meant nothing in the old draft and is now \(hidden)")
    }

    /// An annotation of the form that 2020-12 wants.
    private static func isHarmless(_ row: KeywordDefinition, _ value: JSONValue) -> Bool {
        switch row.displayName {
        case "examples": value.elements != nil
        case "$comment", "contentEncoding", "contentMediaType": value.string != nil
        case "deprecated", "readOnly", "writeOnly": value.boolean != nil
        default: false
        }
    }

    /// Values that are no schemas, except where a reference says otherwise.
    private mutating func opaque(_ value: JSONValue, _ place: Place) throws(SchemaRefusal) -> JSONValue {
        if referredTo.contains(JSONPointer.join(place.old)) { return try schema(value, place) }
        guard !referredTo.isEmpty else { return value }
        switch value.content {
        case .object(let members):
            var result: [(name: JSONString, value: JSONValue)] = []
            for (name, child) in members { result.append((name, try opaque(child, place.child([name], [name])))) }
            return JSONValue(.object(result))
        case .array(let elements):
            var result: [JSONValue] = []
            for (index, child) in elements.enumerated() {
                let token = JSONString(String(index))
                result.append(try opaque(child, place.child([token], [token])))
            }
            return JSONValue(.array(result))
        default: return value
        }
    }

    mutating func keyword(
        _ member: (name: JSONString, value: JSONValue), of schema: JSONValue, _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        let (name, value) = member
        switch name {
        case "$schema": result.add(name, JSONValue(.string(JSONString(Dialect.draft2020_12.uri))))
        case "id", "$id": try identifier(value, place, &result)
        case "$anchor": try anchor(value.string ?? "", place, &result)
        case "$vocabulary":
            throw refusal(place.child([name], []), "a meta-schema of one's own must be rewritten by hand")
        case "definitions", "$defs": try definitions(member, place, &result)
        case "$ref":
            guard let reference = value.string else { return result.add(name, value) }
            result.add(name, JSONValue(.string(try rewritten(reference, place))))
        case "$recursiveAnchor":
            if value.boolean == true { result.add("$dynamicAnchor", JSONValue(.string(Self.recursiveName))) }
        case "$recursiveRef": recursiveReference(schema, place, &result)
        case "items" where value.elements != nil:
            guard value.elements?.isEmpty == false else { return drop(name, place, "was empty and is left out") }
            result.add("prefixItems", try children(value, of: name, place, "prefixItems"))
        case "additionalItems":
            guard schema["items"]?.elements != nil else {
                return drop(name, place, "did nothing without an array in items and is left out")
            }
            result.add("items", try children(value, of: name, place, "items"))
        case "dependencies": try dependencies(value, place, &result)
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
            limit(member, of: schema, place, &result)
        case "contains" where place.edition == .draft2019_09 && asksEvaluatedItems:
            try unmarkedContains(schema, place, &result)
        case "minContains", "maxContains":
            if place.edition == .draft2019_09, asksEvaluatedItems, schema["contains"] != nil { return }
            result.add(name, value)
        default:
            if name == "contentEncoding" || name == "contentMediaType", place.edition == .draft7 {
                note(place, name, "could be an assertion in draft 7 and is an annotation in 2020-12")
            }
            result.add(name, try children(value, of: name, place, name))
        }
    }

    mutating func drop(_ name: JSONString, _ place: Place, _ reason: String) {
        dropped.insert(JSONPointer.join(place.old + [name]))
        note(place, name, reason)
    }

    // MARK: Subschemas

    /// The value of a keyword with every schema in it rewritten.
    private mutating func children(
        _ value: JSONValue, of name: JSONString, _ place: Place, _ newName: JSONString
    ) throws(SchemaRefusal) -> JSONValue {
        moved[JSONPointer.join(place.old + [name])] = place.new + [newName]
        guard let row = KeywordTable.index(of: name, in: place.edition) else { return value }
        let places = KeywordTable.rows[row].children.subschemas(of: value)
        guard let first = places.first else { return value }
        if first.path.isEmpty { return try schema(value, place.child([name], [newName])) }
        var schemas: [JSONString: JSONValue] = [:]
        for child in places {
            schemas[child.path[0]] = try schema(child.value, place.child([name] + child.path, [newName] + child.path))
        }
        if let elements = value.elements {
            return JSONValue(.array(elements.enumerated().map { schemas[JSONString(String($0.offset))] ?? $0.element }))
        }
        return JSONValue(.object((value.members ?? []).map { ($0.name, schemas[$0.name] ?? $0.value) }))
    }

    private mutating func definitions(
        _ member: (name: JSONString, value: JSONValue), _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        moved[JSONPointer.join(place.old + [member.name])] = place.new + ["$defs"]
        var schemas: [(name: JSONString, value: JSONValue)] = []
        for (name, value) in member.value.members ?? [] {
            let below = place.child([member.name, name], ["$defs", name])
            schemas.append((name, try schema(value, below)))
        }
        result.merge("$defs", schemas)
    }

    /// `dependencies` says two things (Validation 2019-09 §A).
    private mutating func dependencies(
        _ value: JSONValue, _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        var names: [(name: JSONString, value: JSONValue)] = []
        var schemas: [(name: JSONString, value: JSONValue)] = []
        for (name, dependency) in value.members ?? [] {
            if dependency.elements != nil {
                names.append((name, dependency))
            } else {
                let below = place.child(["dependencies", name], ["dependentSchemas", name])
                schemas.append((name, try schema(dependency, below)))
            }
        }
        if !names.isEmpty { result.merge("dependentRequired", names) }
        if !schemas.isEmpty { result.merge("dependentSchemas", schemas) }
    }

    // MARK: Identifiers

    /// A fragment in an identifier names the schema, as `$anchor` does now (draft-07 Core §8.2.3).
    private mutating func identifier(
        _ value: JSONValue, _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        guard let id = value.string else { throw refusal(place, "the identifier is no string") }
        let reference = URIReference(id.utf8)
        let plain = reference.withoutFragment
        if !plain.bytes.isEmpty { result.add("$id", JSONValue(.string(JSONString(plain.bytes)))) }
        guard let fragment = reference.fragment, !fragment.isEmpty else { return }
        guard fragment.first != UInt8(ascii: "/") else {
            throw refusal(place, "the identifier \(id) has a JSON Pointer in it")
        }
        try anchor(JSONString(URIReference.percentDecoded(fragment)), place, &result)
    }

    private mutating func anchor(
        _ name: JSONString, _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        let isName = name.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): index > 0
            default: false
            }
        }
        guard isName, !name.utf8.isEmpty, name != Self.recursiveName else {
            throw refusal(place, "\"\(name)\" cannot be an anchor in 2020-12")
        }
        result.add("$anchor", JSONValue(.string(name)))
    }

    /// The anchor that stands for the nameless one of 2019-09, the same in every file.
    static let recursiveName: JSONString = "recursive"

    /// Dynamic only where the resource has the anchor (Core 2019-09 §8.2.4.2.1).
    private mutating func recursiveReference(_ schema: JSONValue, _ place: Place, _ result: inout MemberList) {
        let isDynamic = place.resource.isRecursive
        let keyword: JSONString = isDynamic ? "$dynamicRef" : "$ref"
        let value = JSONValue(.string(isDynamic ? "#recursive" : "#"))
        if schema["$ref"] != nil, !isDynamic {
            result.branchesAtEnd.append(JSONValue(.object([(name: keyword, value: value)])))
        } else {
            result.add(keyword, value)
        }
    }

    // MARK: Assertions

    /// In draft 4 the exclusive forms are switches (Validation draft-04 §5.1.2, §5.1.3).
    private mutating func limit(
        _ member: (name: JSONString, value: JSONValue), of schema: JSONValue, _ place: Place,
        _ result: inout MemberList
    ) {
        let (name, value) = member
        guard place.edition == .draft4 else { return result.add(name, value) }
        let isUpper = name == "maximum" || name == "exclusiveMaximum"
        let exclusive: JSONString = isUpper ? "exclusiveMaximum" : "exclusiveMinimum"
        let plain: JSONString = isUpper ? "maximum" : "minimum"
        if name == plain {
            result.add(schema[exclusive]?.boolean == true ? exclusive : plain, value)
        } else if schema[plain] == nil {
            drop(name, place, "did nothing without \(plain) and is left out")
        }
    }

    /// `contains` as it was: what it sees does not count as evaluated. Annotations do not leave `not`.
    private mutating func unmarkedContains(
        _ schema: JSONValue, _ place: Place, _ result: inout MemberList
    ) throws(SchemaRefusal) {
        guard let contains = schema["contains"] else { return }
        let index = (schema["allOf"]?.elements?.count ?? 0) + result.branchesAtEnd.count
        let inner: [JSONString] = ["allOf", JSONString(String(index)), "not", "not", "contains"]
        var members: [(name: JSONString, value: JSONValue)] = [
            ("contains", try self.schema(contains, place.child(["contains"], inner)))
        ]
        for name in ["minContains", "maxContains"] as [JSONString] {
            if let value = schema[name] { members.append((name, value)) }
        }
        func not(_ schema: JSONValue) -> JSONValue { JSONValue(.object([(name: JSONString("not"), value: schema)])) }
        let hidden = not(not(JSONValue(.object(members))))
        result.branchesAtEnd.append(hidden)
        note(place, "contains", "stands inside not and not, because it did not count for unevaluatedItems")
    }
}
