package import BarbuleValues

/// The options of one run, as the schema's `x-options` declares them.
///
/// ```swift
/// var options = RunOptions(now: Timestamp(rfc3339: "2025-06-15T12:00:00Z"))
/// options["date_order"] = .text("DMY")
/// ```
package struct RunOptions: Sendable {
    /// The moment used for ages and future dates.
    package var now: Timestamp
    /// Nil for the bundled one, which is not loaded before a phone number is read.
    private let loadedPlan: NumberingPlan?
    private var values: [String: JSONValue] = [:]

    package init(now: Timestamp, loadedPlan: NumberingPlan? = nil, values: [String: JSONValue] = [:]) {
        self.now = now
        self.loadedPlan = loadedPlan
        self.values = values
    }

    /// The numbering plans that phone numbers are read with.
    var numberingPlan: NumberingPlan { loadedPlan ?? .bundled }

    package subscript(name: String) -> JSONValue? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

/// The schema's `x-options`: which options a run may set, and what they are when it does not.
package struct OptionTable: Sendable {
    package struct Option: Sendable {
        package var name: String
        package var choices: [String]
        package var type: String?
        package var defaultValue: JSONValue?
        package var description: String
    }

    package let options: [Option]

    package init(_ reader: SchemaReader?) throws(SchemaError) {
        var options: [Option] = []
        for (name, entry) in try reader?.members() ?? [] {
            options.append(
                Option(
                    name: name.description, choices: try entry.member("enum")?.strings() ?? [],
                    type: try entry.member("type")?.string(), defaultValue: entry.member("default")?.value,
                    description: try entry.member("description")?.string() ?? ""))
        }
        self.options = options
    }

    package subscript(name: String) -> Option? { options.first { $0.name == name } }

    /// Fills in the defaults.
    package func resolve(_ run: RunOptions) -> RunOptions {
        var resolved = run
        for option in options where resolved[option.name] == nil {
            if let value = option.defaultValue, value.kind != .null { resolved[option.name] = value }
        }
        return resolved
    }

    /// What is wrong with an option's value, or `nil`.
    package func complaint(about name: String, value: JSONValue) -> String? {
        guard let option = self[name] else {
            let near = EditDistance.nearest(to: name, among: options.map(\.name))
            return "no option \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
        }
        // null is no choice: what the option says when it is not set.
        if value.kind == .null { return nil }
        if !option.choices.isEmpty, !option.choices.contains(value.string?.description ?? "") {
            return "option \"\(name)\" is one of \(option.choices.joined(separator: ", "))"
        }
        return nil
    }
}

/// A place in a schema where a value is taken from an option: `{"option": "date_order"}`.
package struct OptionReference: Sendable {
    let name: String

    init(_ reader: SchemaReader) throws(SchemaError) {
        name = try reader.require("option").string()
        try reader.checkOptionExists(name)
    }

    func value(in options: RunOptions) -> JSONValue? { options[name] }
    func string(in options: RunOptions) -> String? { options[name]?.string?.description }
}

/// A text that a schema fixes (`"ES"`) or leaves to an option (`{"option": "default_region"}`).
struct TextSetting: Sendable {
    private let fixed: String?
    private let option: OptionReference?

    init(_ reader: SchemaReader) throws(SchemaError) {
        fixed = reader.value.string?.description
        option = fixed == nil ? try OptionReference(reader) : nil
    }

    func string(in options: RunOptions) -> String? { fixed ?? option?.string(in: options) }

    /// One of the choices of an enumeration; another text is none of them.
    func choice<Choice: RawRepresentable<String>>(in options: RunOptions) -> Choice? {
        string(in: options).flatMap(Choice.init(rawValue:))
    }

    /// An ISO 3166-1 alpha-2 code.
    func region(in options: RunOptions) -> TwoLetters? {
        string(in: options).flatMap { TwoLetters(Array($0.utf8)) }
    }
}
