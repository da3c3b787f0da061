/// The numbering plans of the world as the Python package `phonenumbers` carries them.
struct PhoneMetadata {
    /// What numbers of one kind look like. No pattern: the entry has no such numbers.
    struct Description: Hashable {
        var pattern: String?
        /// Digit counts; empty: those of the general description.
        var lengths: [Int]
        var localOnlyLengths: [Int]
    }

    /// How numbers that begin with `leadingDigits` are grouped.
    struct Format {
        var pattern: String
        var template: String
        /// The most detailed leading digits pattern; nil: any digits.
        var leadingDigits: String?
        var nationalRule: String?
    }

    /// One region, or one calling code without a region.
    struct Entry {
        /// `GB`, or `001`.
        var region: String
        var callingCode: Int
        var descriptions: [String: Description]
        var general: Description
        var internationalPrefix: String?
        var nationalPrefix: String?
        var nationalPrefixForParsing: String?
        var nationalPrefixTransform: String?
        var extensionPrefix: String?
        var leadingDigits: String?
        var formats: [Format]
        var internationalFormats: [Format]
    }

    /// Version of the package: `9.0.43`.
    var version: String
    /// Sorted by calling code; the main region of a code comes first.
    var entries: [Entry]

    /// - Parameter folder: the installed package, with `__init__.py` and `data/`.
    init(package folder: String) throws {
        let about = try FileBytes.read(folder + "/__init__.py")
        guard let version = try PythonLiteral.assigned(to: "__version__", in: about, file: "__init__.py").text else {
            throw GeneratorFailure("__init__.py: no version")
        }
        self.version = version
        let list = try FileBytes.read(folder + "/data/__init__.py")
        let codes = try PythonLiteral.assigned(
            to: "_COUNTRY_CODE_TO_REGION_CODE", in: list, file: "data/__init__.py")
        guard case .dictionary(let pairs) = codes else { throw GeneratorFailure("data/__init__.py: no dictionary") }
        entries = []
        for pair in pairs.sorted(by: { ($0.key.integer ?? 0) < ($1.key.integer ?? 0) }) {
            guard let code = pair.key.integer else { throw GeneratorFailure("data/__init__.py: \(pair.key)") }
            for region in pair.value.items.compactMap(\.text) {
                let name = region == "001" ? "\(code)" : region
                let file = "data/region_\(name).py"
                let source = try FileBytes.read(folder + "/" + file)
                let value = try PythonLiteral.assigned(to: "PHONE_METADATA_\(name)", in: source, file: file)
                entries.append(try Entry(value, file: file))
                guard entries.last?.callingCode == code, entries.last?.region == region else {
                    throw GeneratorFailure("\(file): not \(region) under \(code)")
                }
            }
        }
    }
}

extension PhoneMetadata.Entry {
    /// The kinds that make a number valid.
    static let kinds = [
        "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "voip", "personal_number", "pager", "uan",
        "voicemail",
    ]

    fileprivate init(_ value: PythonLiteral, file: String) throws {
        guard let region = value["id"].text, let code = value["country_code"].integer, value["general_desc"].isCall
        else { throw GeneratorFailure("\(file): no id, country_code or general_desc") }
        self.region = region
        callingCode = code
        general = PhoneMetadata.Description(value["general_desc"])
        descriptions = [:]
        for kind in Self.kinds where value[kind].isCall { descriptions[kind] = PhoneMetadata.Description(value[kind]) }
        internationalPrefix = value["international_prefix"].text
        nationalPrefix = value["national_prefix"].text
        nationalPrefixForParsing = value["national_prefix_for_parsing"].text
        nationalPrefixTransform = value["national_prefix_transform_rule"].text
        extensionPrefix = value["preferred_extn_prefix"].text
        leadingDigits = value["leading_digits"].text
        formats = try value["number_format"].items.map { try PhoneMetadata.Format($0, file: file) }
        internationalFormats = try value["intl_number_format"].items.map { try PhoneMetadata.Format($0, file: file) }
    }
}

extension PhoneMetadata.Description {
    fileprivate init(_ value: PythonLiteral) {
        pattern = value["national_number_pattern"].text
        lengths = value["possible_length"].items.compactMap(\.integer)
        localOnlyLengths = value["possible_length_local_only"].items.compactMap(\.integer)
    }
}

extension PhoneMetadata.Format {
    fileprivate init(_ value: PythonLiteral, file: String) throws {
        guard let pattern = value["pattern"].text, let template = value["format"].text else {
            throw GeneratorFailure("\(file): a format without pattern")
        }
        self.pattern = pattern
        self.template = template
        leadingDigits = value["leading_digits_pattern"].items.last?.text
        nationalRule = value["national_prefix_formatting_rule"].text
    }
}
