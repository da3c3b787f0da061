/// Rewrites a schema of an older draft as 2020-12: the same verdict for every value, members in their order.
///
/// ```
/// {"id": "a", "definitions": {"x": {…}}, "items": [{"$ref": "#/definitions/x"}]}        draft 4
/// {"$id": "a", "$defs": {"x": {…}}, "prefixItems": [{"$ref": "#/$defs/x"}]}             2020-12
/// ```
///
/// Subschemas move, and references follow them: the first walk notes where each one goes, the second writes. What was
/// ignored is dropped or hidden behind `x-`, so that it does not come to life; each such place is a note.
package struct SchemaUpgrader {
    package struct Note: Sendable {
        package let pointer: String
        package let text: String
    }

    /// A schema resource of the document, by its URI.
    struct Resource {
        var uri: URIReference
        var old: [JSONString]
        var isRecursive: Bool
    }

    /// Where a walk stands.
    struct Place {
        var old: [JSONString]
        var new: [JSONString]
        var edition: Dialect.Edition
        var resource: Resource

        func child(_ old: [JSONString], _ new: [JSONString]) -> Place {
            var place = self
            place.old += old
            place.new += new
            return place
        }
    }

    let root: JSONValue
    var notes: [Note] = []
    /// The new place of everything that has one, by old pointer.
    var moved: [JSONString: [JSONString]] = [:]
    var resources: [[UInt8]: Resource] = [:]
    /// Old pointers that references lead to although no keyword holds a schema there.
    var referredTo: Set<JSONString> = []
    var isWriting = false
    /// `contains` of 2019-09 did not count for `unevaluatedItems`.
    let asksEvaluatedItems: Bool

    /// - Parameters:
    ///   - dialect: for schemas without `$schema`.
    ///   - base: the URI the schema stands at.
    /// - Returns: the new text; the very same for a schema of 2020-12.
    /// - Throws: the first place that 2020-12 cannot say.
    package static func upgrade(
        _ text: [UInt8], base: String = "", dialect: Dialect? = nil
    ) throws(SchemaRefusal) -> (text: [UInt8], notes: [Note]) {
        let root: JSONValue
        do { root = try JSONValue(parsing: text) } catch {
            let place = LineIndex(text).position(of: error.byteOffset)
            throw SchemaRefusal(pointer: "", reason: "line \(place.line), column \(place.column) is not JSON")
        }
        guard let source = try Self.dialect(of: root) ?? dialect else {
            throw SchemaRefusal(pointer: "", reason: "there is no $schema; name the dialect it is written in")
        }
        if source.edition == .draft2020_12 { return (text, []) }
        guard !source.edition.isAtLeast(.draft2020_12) else {
            throw SchemaRefusal(pointer: "", reason: "\(source.shortName) is newer than 2020-12")
        }
        var upgrader = SchemaUpgrader(root)
        let resource = Resource(
            uri: URIReference(base), old: [], isRecursive: root["$recursiveAnchor"]?.boolean == true)
        let start = Place(old: [], new: [], edition: source.edition, resource: resource)
        upgrader.resources[URIReference(base).withoutFragment.bytes] = resource
        _ = try upgrader.schema(root, start)
        upgrader.findReferences(root, start)
        upgrader.moved = [:]
        upgrader.notes = []
        _ = try upgrader.schema(root, start)
        upgrader.isWriting = true
        upgrader.notes = []
        var result = try upgrader.schema(root, start)
        if case .object(var members) = result.content {
            let uri = JSONValue(.string(JSONString(Dialect.draft2020_12.uri)))
            members.removeAll { $0.name == "$schema" }
            members.insert(("$schema", uri), at: 0)
            result = JSONValue(.object(members))
        }
        return (SchemaText.pretty(result, indent: SchemaText.indent(of: text)), upgrader.notes)
    }

    private init(_ root: JSONValue) {
        self.root = root
        asksEvaluatedItems = Self.mentions("unevaluatedItems", root)
    }

    private static func mentions(_ name: JSONString, _ root: JSONValue) -> Bool {
        var open = [root]
        while let value = open.popLast() {
            if value[name] != nil { return true }
            open += (value.members ?? []).map(\.value) + (value.elements ?? [])
        }
        return false
    }

    /// The dialect a schema names; nil when it names none.
    private static func dialect(of value: JSONValue) throws(SchemaRefusal) -> Dialect? {
        guard let declared = value["$schema"] else { return nil }
        guard let uri = declared.string, let known = Dialect.named(URIReference(uri.utf8).withoutFragment.bytes) else {
            let name = declared.string?.description ?? "its $schema"
            throw SchemaRefusal(pointer: "/$schema", reason: "\(name) is none of drafts 4, 6, 7 and 2019-09")
        }
        return known
    }

    // MARK: Schemas

    // Recursion is bounded by `JSONValue.depthMax`.
    mutating func schema(_ value: JSONValue, _ place: Place) throws(SchemaRefusal) -> JSONValue {
        var place = place
        moved[JSONPointer.join(place.old)] = place.new
        guard let members = value.members else { return value }
        if !place.old.isEmpty, let embedded = try Self.dialect(of: value) {
            if embedded.edition.isAtLeast(.draft2020_12) { return value }
            place.edition = embedded.edition
        }
        enterResource(value, &place)
        let hidesSiblings = place.edition.hidesSiblingsOfReference && value["$ref"]?.string != nil
        var result = MemberList()
        for member in members {
            if hidesSiblings, member.name != "$ref" {
                try hidden(member, place, &result)
            } else if KeywordTable.index(of: member.name, in: place.edition) == nil {
                try unknown(member, place, &result)
            } else {
                try keyword(member, of: value, place, &result)
            }
        }
        result.finish()
        guard let clash = result.clash else { return JSONValue(.object(result.members), byteOffset: value.byteOffset) }
        throw refusal(place, "two keywords would both become \(clash)")
    }

    private mutating func enterResource(_ value: JSONValue, _ place: inout Place) {
        guard let id = value[place.edition.identifier]?.string else { return }
        let reference = URIReference(id.utf8)
        if place.edition.anchorsByIdentifier, !place.old.isEmpty {
            if reference.withoutFragment.bytes.isEmpty || value["$ref"]?.string != nil { return }
        }
        place.resource = Resource(
            uri: reference.resolved(against: place.resource.uri).withoutFragment, old: place.old,
            isRecursive: value["$recursiveAnchor"]?.boolean == true)
        resources[place.resource.uri.bytes] = place.resource
    }

    func refusal(_ place: Place, _ reason: String) -> SchemaRefusal {
        SchemaRefusal(pointer: JSONPointer.join(place.old).description, reason: reason)
    }

    mutating func note(_ place: Place, _ name: JSONString, _ text: String) {
        notes.append(Note(pointer: JSONPointer.join(place.old + [name]).description, text: text))
    }

    // MARK: References

    /// Notes the targets that no keyword told of, so that the next walk finds schemas there.
    private mutating func findReferences(_ value: JSONValue, _ place: Place) {
        var open: [(JSONValue, Place)] = [(value, place)]
        while let (value, outer) = open.popLast() {
            var place = outer
            enterResource(value, &place)
            if let reference = value["$ref"]?.string, let target = target(of: reference, place),
                moved[JSONPointer.join(target)] == nil
            {
                referredTo.insert(JSONPointer.join(target))
            }
            open += (value.members ?? []).map { ($0.value, place.child([$0.name], [])) }
            open += (value.elements ?? []).enumerated().map {
                ($0.element, place.child([JSONString(String($0.offset))], []))
            }
        }
    }

    /// The old tokens of a reference by JSON Pointer into this document.
    private func target(of reference: JSONString, _ place: Place) -> [JSONString]? {
        let uri = URIReference(reference.utf8).resolved(against: place.resource.uri)
        guard let fragment = uri.fragment, fragment.first == UInt8(ascii: "/"),
            let resource = resources[uri.withoutFragment.bytes],
            let tokens = JSONPointer.parse(JSONString(URIReference.percentDecoded(fragment)))
        else { return nil }
        return resource.old + tokens
    }

    /// The reference that leads to where its target went.
    mutating func rewritten(_ reference: JSONString, _ place: Place) throws(SchemaRefusal) -> JSONString {
        guard isWriting else { return reference }
        guard let old = target(of: reference, place) else {
            if let fragment = URIReference(reference.utf8).fragment, fragment.first == UInt8(ascii: "/"),
                JSONString(fragment).description.contains("/definitions/")
            {
                note(place, "$ref", "leads into another file, whose definitions become $defs when it is upgraded too")
            }
            return reference
        }
        let uri = URIReference(reference.utf8).resolved(against: place.resource.uri).withoutFragment
        let base = resources[uri.bytes]?.old ?? []
        var known = old
        while moved[JSONPointer.join(known)] == nil, known.count > base.count { known.removeLast() }
        guard let new = moved[JSONPointer.join(known)], let newBase = moved[JSONPointer.join(base)],
            known == old || !isDropped(old, below: known)
        else { throw refusal(place, "\(reference) leads to a place that has no meaning in 2020-12") }
        let tokens = new.dropFirst(newBase.count) + old.dropFirst(known.count)
        var result = URIReference(reference.utf8)
        result.fragment = URIReference.fragmentEncoded(JSONPointer.join(Array(tokens)).utf8[...])
        return JSONString(result.bytes)
    }

    /// The step below the last place that is known goes to something that was dropped.
    private func isDropped(_ old: [JSONString], below known: [JSONString]) -> Bool {
        dropped.contains(JSONPointer.join(Array(old.prefix(known.count + 1))))
    }

    /// Old pointers of members that are gone.
    var dropped: Set<JSONString> = []
}

/// Members of a schema being written. One name stands once.
struct MemberList {
    private(set) var members: [(name: JSONString, value: JSONValue)] = []
    private(set) var clash: JSONString?

    mutating func add(_ name: JSONString, _ value: JSONValue) {
        if members.contains(where: { $0.name == name }) { clash = name }
        members.append((name, value))
    }

    /// Adds the members of an object to one that may be there already.
    mutating func merge(_ name: JSONString, _ added: [(name: JSONString, value: JSONValue)]) {
        guard let index = members.firstIndex(where: { $0.name == name }), let known = members[index].value.members
        else {
            return add(name, JSONValue(.object(added)))
        }
        if added.contains(where: { new in known.contains { $0.name == new.name } }) { clash = name }
        members[index].value = JSONValue(.object(known + added))
    }

    /// Branches that `allOf` gets behind its own.
    var branchesAtEnd: [JSONValue] = []

    mutating func finish() {
        guard !branchesAtEnd.isEmpty else { return }
        if let index = members.firstIndex(where: { $0.name == "allOf" }) {
            members[index].value = JSONValue(.array((members[index].value.elements ?? []) + branchesAtEnd))
        } else {
            add("allOf", JSONValue(.array(branchesAtEnd)))
        }
    }
}
