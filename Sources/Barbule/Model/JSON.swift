/// Any JSON value. Texts and names are compared byte by byte, numbers by exact value, members in any order.
///
/// ```swift
/// update.customFields["room_preference"] = "sea view"
/// update.customFields["nights"] = 3
/// ```
public enum JSON: Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

extension JSON {
    /// Reads one JSON text (RFC 8259, UTF-8); `nil` when it is none, names a member twice or exceeds a limit.
    ///
    /// To learn what is wrong with a text, check it with a schema.
    ///
    /// - Complexity: O(*n*).
    public init?(_ text: [UInt8], limits: Limits = Limits()) {
        guard let value = try? JSONValue(parsing: text, limits: limits) else { return nil }
        self.init(value)
    }

    /// As deep as a parsed tree: at most `JSONValue.depthMax` levels.
    init?(_ value: JSONValue) {
        switch value.content {
        case .null: self = .null
        case .boolean(let boolean): self = .boolean(boolean)
        case .number(let lexeme):
            guard let number = JSONNumber(lexeme: lexeme) else { return nil }
            self = .number(number)
        case .string(let text): self = .string(text.description)
        case .array(let elements):
            var array: [JSON] = []
            array.reserveCapacity(elements.count)
            for element in elements {
                guard let json = JSON(element) else { return nil }
                array.append(json)
            }
            self = .array(array)
        case .object(let members):
            var object = JSONObject()
            for (name, member) in members {
                guard let json = JSON(member) else { return nil }
                object.set(name, to: json)
            }
            self = .object(object)
        }
    }

    /// The value as JSON text without white space.
    ///
    /// - Complexity: O(*n*).
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .null: output += "null".utf8
        case .boolean(let boolean): output += (boolean ? "true" : "false").utf8
        case .number(let number): output += number.text.utf8
        case .string(let text): JSONText.appendQuoted(text.utf8, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(member.name.utf8, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

extension JSON: Hashable {
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        // `String ==` would take é and e + U+0301 for one text.
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let boolean): hasher.combine(boolean)
        case .number(let number): hasher.combine(number)
        case .string(let text): hasher.combine(JSONString(text))
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    public init(floatLiteral value: Double) { self = .number(JSONNumber(floatLiteral: value)) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }

    /// - Precondition: no name stands twice.
    public init(dictionaryLiteral members: (String, JSON)...) {
        var object = JSONObject()
        for (name, value) in members {
            precondition(object[name] == nil, "a member stands twice: \(name)")
            object[name] = value
        }
        self = .object(object)
    }
}

extension JSON: CustomStringConvertible {
    /// The JSON text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
