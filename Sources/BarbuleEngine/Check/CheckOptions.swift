internal import BarbuleValues

/// Options of one check, by the names the schema declares in `x-options`.
///
/// ```swift
/// var options = CheckOptions()
/// try options.set("date_order", to: "DMY", in: .contactUpdate)
/// ```
public struct CheckOptions: Sendable {
    /// An object, so that the options of one run are recognized without comparing them.
    final class Values: Sendable {
        let byName: [String: JSONValue]

        init(_ byName: [String: JSONValue]) { self.byName = byName }
    }

    private(set) var values = Values([:])
    private var now: Timestamp?

    /// No option set: the schema's defaults, and the clock.
    public init() {}

    /// Options from a JSON object: `{"now": "2025-06-15T12:00:00Z", "date_order": "DMY"}`.
    public init(json: [UInt8], for schema: Schema) throws(OptionError) {
        let members: [(name: JSONString, value: JSONValue)]
        do { members = try JSONValue(parsing: json).members ?? [] } catch {
            throw OptionError(message: "the options are not JSON: byte \(error.byteOffset)")
        }
        for (name, value) in members { try set(name.description, to: value, in: schema) }
    }

    /// Sets an option that is a text; `now` is a moment such as `2025-06-15T12:00:00Z`.
    public mutating func set(_ name: String, to text: String, in schema: Schema) throws(OptionError) {
        // A text that is JSON of another type is that value: `true`, `{"shoe_size": {…}}`.
        let declared = schema.storage.plan.options[name]
        if let type = declared?.type, type != "string", type != "moment", let json = try? JSONValue(parsing: Array(text.utf8)) {
            return try set(name, to: json, in: schema)
        }
        try set(name, to: JSONValue(.string(JSONString(text))), in: schema)
    }

    mutating func set(_ name: String, to value: JSONValue, in schema: Schema) throws(OptionError) {
        if name == "now" {
            guard let text = value.string, let moment = Timestamp(rfc3339: text.utf8.span) else {
                throw OptionError(message: "option \"now\" is a moment such as 2025-06-15T12:00:00Z")
            }
            now = moment
            return
        }
        if let complaint = schema.storage.plan.options.complaint(about: name, value: value) {
            throw OptionError(message: complaint)
        }
        values = Values(values.byName.merging([name: value]) { _, new in new })
    }

    /// The moment of the run: as set, or the clock.
    var moment: Timestamp { now ?? .now }

    var run: RunOptions { RunOptions(now: moment, values: values.byName) }
}

extension CheckOptions {
    /// An option that the schema does not have, or a value it does not take.
    public struct OptionError: Error, Sendable, CustomStringConvertible {
        public let message: String
        public var description: String { message }
    }
}
