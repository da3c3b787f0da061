internal import BarbuleValues

/// The facts of `x-normalize` at one location, merged and compiled: what the canonical form of a value is.
struct Facts: Sendable {
    enum Void: String, Sendable { case keep, remove, null, clear }

    /// JSON types accepted besides the canonical one.
    var sources: Set<String> = []
    /// Spreadsheet forms of whole numbers are restored.
    var restoresDigits = false
    var stages: TextStages?
    var empty = Void.keep
    var null = Void.keep
    var residue: Residue?
    var placeholders: Placeholders?
    var dropsFillerDigits = false
    var suspicion: TextSuspicion?
    var letterCase: LetterCase?
    /// A code reported whenever a value is there.
    var note: String?
    var map: SynonymMap?
    var normalizer: (any Normalizer)?
    var list: ListFacts?
    var defaultValue: JSONValue?

    /// Siblings whose canonical value is needed first.
    var siblings: [JSONString] { (map?.siblings ?? []) + (normalizer?.siblings ?? []) }

    init(_ members: [String: SchemaReader]) throws(SchemaError) {
        sources = Set(try members["from"]?.strings() ?? [])
        restoresDigits = members["digits"] != nil
        let repair = try members["repair"]?.strings() ?? []
        let strip = try members["strip"]?.strings() ?? []
        let unicode = try members["unicode"]?.string() ?? "none"
        let space = try members["space"]?.string() ?? "keep"
        if !repair.isEmpty || !strip.isEmpty || unicode != "none" || space != "keep" {
            stages = TextStages(repair: repair, strip: strip, unicode: unicode, space: space)
        }
        empty = try Self.void(members["empty"])
        null = try Self.void(members["null"])
        if let residue = members["residue"] { self.residue = Residue(patterns: try residue.strings()) }
        if let placeholders = members["placeholders"] {
            self.placeholders = Placeholders(
                placeholders: try placeholders.texts(), spare: try members["spare"]?.texts() ?? [])
        }
        dropsFillerDigits = try members["filler"]?.string() == "digits"
        if let suspect = members["suspect"] { suspicion = try TextSuspicion(suspect) }
        letterCase = try members["case"].map { reader throws(SchemaError) in try LetterCase(reader) }
        note = try members["note"]?.string()
        map = try members["map"].map { reader throws(SchemaError) in try SynonymMap(reader) }
        if let kind = members["as"] { normalizer = try makeNormalizer(kind) }
        list = try members["list"].map { reader throws(SchemaError) in try ListFacts(reader) }
        defaultValue = members["default"]?.value
    }

    private static func void(_ reader: SchemaReader?) throws(SchemaError) -> Void {
        guard let reader else { return .keep }
        guard let void = Void(rawValue: try reader.string()) else {
            throw reader.error(.badKeyword, expected: "keep, remove, null or clear")
        }
        return void
    }
}

/// `list`: how an array comes to its canonical form.
struct ListFacts: Sendable {
    enum Dedupe: String, Sendable { case fold, exact }

    /// Separators at which a text is split into an array.
    var separators: [[UInt8]] = []
    var removesBlanks = false
    var dedupe: Dedupe?
    /// JSON types that are wrapped into an array of one.
    var wrapped: Set<String> = []

    init(_ reader: SchemaReader) throws(SchemaError) {
        separators = try reader.member("split")?.texts() ?? []
        removesBlanks = try reader.member("blank")?.string() == "remove"
        if let member = reader.member("dedupe") {
            guard let dedupe = Dedupe(rawValue: try member.string()) else {
                throw member.error(.badKeyword, expected: "fold or exact")
            }
            self.dedupe = dedupe
        }
        wrapped = Set(try reader.member("wrap")?.strings() ?? [])
    }
}

/// `case`: upper or lower case of the whole text, by the Unicode default mapping.
enum LetterCase: String, Sendable {
    case upper, lower

    init(_ reader: SchemaReader) throws(SchemaError) {
        guard let letterCase = LetterCase(rawValue: try reader.string()) else {
            throw reader.error(.badKeyword, expected: "upper or lower")
        }
        self = letterCase
    }

    /// The mapped text in NFC: upper-casing alone leaves 1,125 code points outside it.
    func apply(to text: [UInt8]) -> [UInt8] {
        let string = String(decoding: text, as: UTF8.self)
        return Array((self == .upper ? string.uppercased() : string.lowercased()).utf8)
    }
}

extension TextSuspicion {
    init(_ reader: SchemaReader) throws(SchemaError) {
        self.init(
            replacementCharacter: try reader.member("replacementCharacter")?.bool() ?? false,
            activeContent: try reader.member("activeContent")?.bool() ?? false,
            mixedScript: try reader.member("mixedScript")?.bool() ?? false,
            contactData: try reader.member("contactData")?.bool() ?? false,
            codePointsMax: try reader.member("codePointsOver")?.int())
    }
}
