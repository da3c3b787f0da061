import BarbuleEngine

/// RFC 6902 over trees, as plainly as it can be written: the slow truth for patches.
enum TestPatch {
    struct Mistake: Error, CustomStringConvertible {
        var description: String
    }

    /// Applies `patch`, the text of a JSON Patch, to `value`.
    static func apply(_ patch: JSONPatch, to value: JSONValue) throws -> JSONValue {
        var current = value
        for operation in try JSONValue(parsing: patch.json).elements ?? [] {
            guard let name = operation["op"]?.string?.description, let path = operation["path"]?.string,
                let tokens = JSONPointer.parse(path)
            else { throw Mistake(description: "no operation") }
            if name == "test" {
                guard try self.value(at: tokens[...], of: current) == operation["value"] else {
                    throw Mistake(description: "test \(path.description)")
                }
            } else {
                current = try edit(current, tokens[...], name, operation["value"], path.description)
            }
        }
        return current
    }

    static func value(at tokens: ArraySlice<JSONString>, of value: JSONValue) throws -> JSONValue {
        guard let token = tokens.first else { return value }
        if let elements = value.elements, let index = JSONPointer.index(token), index < elements.count {
            return try self.value(at: tokens.dropFirst(), of: elements[index])
        }
        guard let member = value[token] else { throw Mistake(description: "no place \(token.description)") }
        return try self.value(at: tokens.dropFirst(), of: member)
    }

    private static func edit(
        _ value: JSONValue, _ tokens: ArraySlice<JSONString>, _ name: String, _ new: JSONValue?, _ path: String
    ) throws -> JSONValue {
        guard let token = tokens.first else {
            guard name != "remove", let new else { throw Mistake(description: "remove the whole document") }
            return new
        }
        let isLast = tokens.count == 1
        if var elements = value.elements {
            guard let index = JSONPointer.index(token), index < elements.count || (isLast && name == "add" && index == elements.count)
            else { throw Mistake(description: "\(name) \(path): no element") }
            if !isLast {
                elements[index] = try edit(elements[index], tokens.dropFirst(), name, new, path)
            } else if name == "remove" {
                elements.remove(at: index)
            } else if name == "add" {
                elements.insert(new ?? JSONValue(.null), at: index)
            } else {
                elements[index] = new ?? JSONValue(.null)
            }
            return JSONValue(.array(elements))
        }
        guard var members = value.members else { throw Mistake(description: "\(name) \(path): neither object nor array") }
        let position = members.firstIndex { $0.name == token }
        if isLast, name == "add" {
            if let position { members[position].value = new ?? JSONValue(.null) } else { members.append((token, new ?? JSONValue(.null))) }
            return JSONValue(.object(members))
        }
        guard let position else { throw Mistake(description: "\(name) \(path): no member") }
        if !isLast {
            members[position].value = try edit(members[position].value, tokens.dropFirst(), name, new, path)
        } else if name == "remove" {
            members.remove(at: position)
        } else {
            members[position].value = new ?? JSONValue(.null)
        }
        return JSONValue(.object(members))
    }
}
