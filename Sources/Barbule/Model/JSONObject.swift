/// The members of a JSON object in their order. Names are compared byte by byte: `"é"` as one code point and as two are
/// two names here, as they are for the receiver, where a Swift dictionary of strings would merge them.
public struct JSONObject: Sendable {
    /// One member.
    public struct Member: Sendable {
        public let name: String
        public internal(set) var value: JSON
    }

    /// All members, in the order they were added.
    public private(set) var members: [Member] = []
    private var indexByName: [JSONString: Int] = [:]

    public init() {}

    /// The value of a member; `nil` when there is none. Setting `nil` removes the member, `JSON.null` keeps it.
    ///
    /// - Complexity: O(1); removing is O(*n*).
    public subscript(name: String) -> JSON? {
        get { indexByName[JSONString(name)].map { members[$0].value } }
        set {
            if let newValue { set(JSONString(name), to: newValue) } else { remove(JSONString(name)) }
        }
    }

    public var count: Int { members.count }
    public var isEmpty: Bool { members.isEmpty }

    /// The object without the members of these names.
    ///
    /// - Complexity: O(*n*).
    public func removing(_ names: [String]) -> JSONObject {
        let removed = Set(names.map { JSONString($0) })
        var object = JSONObject()
        for member in members {
            let name = JSONString(member.name)
            if !removed.contains(name) { object.set(name, to: member.value) }
        }
        return object
    }

    mutating func set(_ name: JSONString, to value: JSON) {
        if let index = indexByName[name] {
            members[index].value = value
        } else {
            indexByName[name] = members.count
            members.append(Member(name: name.description, value: value))
        }
    }

    private mutating func remove(_ name: JSONString) {
        guard let removed = indexByName.removeValue(forKey: name) else { return }
        members.remove(at: removed)
        for (index, member) in members.enumerated().dropFirst(removed) { indexByName[JSONString(member.name)] = index }
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count
            && left.indexByName.allSatisfy { name, index in
                right.indexByName[name].map { right.members[$0].value == left.members[index].value } ?? false
            }
    }

    public func hash(into hasher: inout Hasher) {
        // The order of members must not matter: a sum of their own hashes.
        var sum = 0
        for member in members {
            var own = Hasher()
            own.combine(JSONString(member.name))
            own.combine(member.value)
            sum &+= own.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// - Precondition: no name stands twice.
    public init(dictionaryLiteral members: (String, JSON)...) {
        for (name, value) in members {
            precondition(self[name] == nil, "a member stands twice: \(name)")
            self[name] = value
        }
    }
}
