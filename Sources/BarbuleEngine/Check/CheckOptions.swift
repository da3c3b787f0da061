public import BarbuleValues

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
    /// Nil for the bundled one, which is not loaded before a phone number is read.
    private(set) var loadedPlan: NumberingPlan?

    /// The numbering plan that phone numbers are read with: the bundled one, or a newer one from a file.
    ///
    /// ```swift
    /// options.numberingPlan = try NumberingPlan(bytes)    // of a file that `barbule-tables phone` has made
    /// ```
    ///
    /// The report names its version: ``Report/numberingPlanVersion``.
    public var numberingPlan: NumberingPlan {
        get { loadedPlan ?? .bundled }
        set { loadedPlan = newValue === NumberingPlan.bundled ? nil : newValue }
    }

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

    /// Sets the moment of the run unless the user did.
    package mutating func setMoment(ifUnset text: String) { now = now ?? Timestamp(rfc3339: Array(text.utf8).span) }

    /// The moment of the run: as set, or the clock.
    var moment: Timestamp { now ?? .now }

    var run: RunOptions { RunOptions(now: moment, loadedPlan: loadedPlan, values: values.byName) }
}

extension CheckOptions {
    /// An option that the schema does not have, or a value it does not take.
    public struct OptionError: Error, Sendable, CustomStringConvertible {
        public let message: String
        public var description: String { message }
    }
}
