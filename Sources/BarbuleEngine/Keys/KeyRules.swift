internal import BarbuleValues

/// `x-keys`: what may be done about the member names of one object.
struct KeyRules: Sendable {
    /// Names of an object that wraps the whole record.
    var wrappers: Set<JSONString> = []
    /// Names that differ from a documented one only in case, separators or invisible characters are renamed.
    var renamesVariants = false
    var reportsTypos = false
    /// Names of other vendors are renamed instead of reported.
    var renamesAliases = false
    /// Names of other vendors, squeezed, and the documented name each stands for.
    private var aliases: [[UInt8]: JSONString] = [:]
    var readOnly: Set<JSONString> = []
    var unsafePrefixes: [[UInt8]] = []
    var unsafeSubstrings: [[UInt8]] = []
    var unsafeNames: Set<JSONString> = []
    /// `list[id]` is folded into `list: [{id}]`.
    var foldsBrackets = false
    /// Names that are neither documented nor declared are reported.
    var reportsUnknown = false
    /// The option that declares further members, and the schema of each declared type.
    var declaredOption: String?
    var shapeByDeclaredType: [JSONString: NormalizationPlan.ShapeID] = [:]
    var subschemaByDeclaredType: [JSONString: SubschemaID] = [:]

    init(_ reader: SchemaReader) throws(SchemaError) {
        wrappers = Set(try reader.member("wrapper")?.jsonStrings() ?? [])
        renamesVariants = try reader.member("variants")?.string() == "rename"
        reportsTypos = try reader.member("typos")?.string() == "report"
        renamesAliases = try reader.member("aliased")?.string() == "rename"
        for (alias, target) in try reader.member("aliases")?.members() ?? [] {
            aliases[Self.squeezed(alias.utf8)] = try target.jsonString()
        }
        readOnly = Set(try reader.member("readOnly")?.jsonStrings() ?? [])
        if let unsafe = reader.member("unsafe") {
            unsafePrefixes = try unsafe.member("prefixes")?.texts() ?? []
            unsafeSubstrings = try unsafe.member("substrings")?.texts() ?? []
            unsafeNames = Set(try unsafe.member("names")?.jsonStrings() ?? [])
        }
        foldsBrackets = try reader.member("brackets")?.string() == "fold"
        reportsUnknown = try reader.member("unknown")?.string() == "report"
        if let declared = reader.member("declared") {
            declaredOption = try OptionReference(declared).name
        }
    }

    func isUnsafe(_ name: JSONString) -> Bool {
        unsafeNames.contains(name) || unsafePrefixes.contains { name.utf8.starts(with: $0) }
            || unsafeSubstrings.contains { name.utf8[...].firstRange(of: $0) != nil }
    }

    /// The documented name that another vendor's name stands for, in any of its variants.
    func documentedName(behind alias: JSONString) -> JSONString? {
        aliases.isEmpty ? nil : aliases[Self.squeezed(alias.utf8)]
    }

    // MARK: Declared members

    /// What the run declares about a member, or `nil`.
    func declaration(of name: JSONString, in options: RunOptions) -> JSONValue? {
        declaredOption.flatMap { options[$0] }?[name]
    }

    /// The declared name whose label this is.
    func declaredName(labelled label: JSONString, in options: RunOptions) -> JSONString? {
        declaredOption.flatMap { options[$0] }?.members?.first { $0.value["label"]?.string == label }?.name
    }

    /// Whether the run declares members at all; an empty list declares that there are none.
    func hasDeclarations(in options: RunOptions) -> Bool {
        declaredOption.flatMap { options[$0] }?.members != nil
    }

    func declaredShape(of name: JSONString, in options: RunOptions) -> NormalizationPlan.ShapeID? {
        declaration(of: name, in: options)?["type"]?.string.flatMap { shapeByDeclaredType[$0] }
    }

    func declaredSubschema(of name: JSONString, in options: RunOptions) -> SubschemaID? {
        declaration(of: name, in: options)?["type"]?.string.flatMap { subschemaByDeclaredType[$0] }
    }

    // MARK: Variants

    /// A name without case, spaces, hyphens, underscores and invisible characters: `" Name-First"` is `namefirst`.
    static func squeezed(_ name: [UInt8]) -> [UInt8] {
        if name.allSatisfy({ $0 < 0x80 }) {
            // Controls and the space end at 0x20; DEL is a control too.
            return name.filter { $0 > 0x20 && $0 != 0x7F && $0 != 0x2D && $0 != 0x5F }
                .map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        }
        var squeezed = ""
        for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
            if scalar == "-" || scalar == "_" { continue }
            let properties = scalar.properties
            if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control {
                continue
            }
            squeezed += properties.lowercaseMapping
        }
        return Array(squeezed.utf8)
    }
}

extension ArraySlice where Element == UInt8 {
    /// The first place of `needle`, naively: names are short.
    func firstRange(of needle: [UInt8]) -> Range<Int>? {
        guard !needle.isEmpty, count >= needle.count else { return nil }
        for start in startIndex...(endIndex - needle.count) where self[start..<start + needle.count].elementsEqual(needle) {
            return start..<start + needle.count
        }
        return nil
    }
}
