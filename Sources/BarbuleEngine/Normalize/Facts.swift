internal import BarbuleValues

/// The facts of `x-normalize` at one location, merged and compiled: what the canonical form of a value is.
///
/// An object, because every value that is looked at asks for them.
final class Facts: Sendable {
    /// What happens to an empty text or to `null`.
    enum Void: String, Sendable, CaseIterable { case keep, remove, null, clear }

    /// JSON types accepted besides the canonical one.
    let sources: Set<String>
    /// Spreadsheet forms of whole numbers are restored.
    let restoresDigits: Bool
    let stages: TextStages?
    let empty: Void
    let null: Void
    let residue: Residue?
    let placeholders: Placeholders?
    let dropsFillerDigits: Bool
    let suspicion: TextSuspicion?
    let letterCase: LetterCase?
    /// A code reported whenever a value is there.
    let note: String?
    let reserved: ReservedValues?
    let map: SynonymMap?
    let normalizer: (any Normalizer)?
    let list: ListFacts?
    let defaultValue: JSONValue?

    /// Siblings whose canonical value is needed first.
    var siblings: [JSONString] { (map?.siblings ?? []) + (normalizer?.siblings ?? []) }

    /// What many places have in common: the same placeholders are compiled once.
    final class Memo {
        private var placeholders: [[[UInt8]]: [[[UInt8]]: Placeholders]] = [:]

        func placeholders(_ texts: [[UInt8]], spare: [[UInt8]]) -> Placeholders {
            if let known = placeholders[texts]?[spare] { return known }
            let new = Placeholders(texts, spare: spare)
            placeholders[texts, default: [:]][spare] = new
            return new
        }
    }

    init(_ members: [String: SchemaReader], _ memo: Memo = Memo()) throws(SchemaError) {
        sources = Set(try members["from"]?.strings() ?? [])
        restoresDigits = members["digits"] != nil
        stages = try Self.stages(members)
        empty = try Self.void(members["empty"])
        null = try Self.void(members["null"])
        residue = (try members["residue"]?.texts()).map { Residue($0) }
        let spared = try members["spare"]?.texts() ?? []
        placeholders = (try members["placeholders"]?.texts()).map { memo.placeholders($0, spare: spared) }
        dropsFillerDigits = try members["filler"]?.string() == "digits"
        suspicion = try members["suspect"]?.into(TextSuspicion.init)
        letterCase = try members["case"]?.choice()
        note = try members["note"]?.string()
        reserved = try members["reserved"]?.into(ReservedValues.init)
        map = try members["map"]?.into(SynonymMap.init)
        normalizer = try members["as"]?.into(makeNormalizer)
        list = try members["list"]?.into(ListFacts.init)
        defaultValue = members["default"]?.value
    }

    private static func void(_ reader: SchemaReader?) throws(SchemaError) -> Void { try reader?.choice() ?? .keep }

    private static func stages(_ members: [String: SchemaReader]) throws(SchemaError) -> TextStages? {
        var stages = TextStages()
        for word in try members["repair"]?.elements() ?? [] {
            switch try word.string() {
            case "mojibake": stages.repair.insert(.mojibake)
            case "entities": stages.repair.insert(.entities)
            default: throw word.error("schema.bad_keyword", expected: "mojibake or entities")
            }
        }
        for word in try members["strip"]?.elements() ?? [] {
            switch try word.string() {
            case "controls": stages.strip.insert(.controls)
            case "bidi": stages.strip.insert(.bidi)
            case "invisible": stages.strip.insert(.invisible)
            default: throw word.error("schema.bad_keyword", expected: "controls, bidi or invisible")
            }
        }
        switch try members["unicode"]?.string() {
        case "NFC": stages.form = .nfc
        case "NFKC": stages.form = .nfkc
        default: break
        }
        switch try members["space"]?.string() {
        case "trim": stages.space = .trim
        case "collapse": stages.space = .collapse
        default: break
        }
        return stages == TextStages() ? nil : stages
    }
}

/// `list`: how an array comes to its canonical form.
struct ListFacts: Sendable {
    enum Dedupe: String, Sendable, CaseIterable { case fold, exact }

    /// Separators at which a text is split into an array.
    var separators: [[UInt8]] = []
    var removesBlanks = false
    var dedupe: Dedupe?
    /// JSON types that are wrapped into an array of one.
    var wrapped: Set<String> = []

    init(_ reader: SchemaReader) throws(SchemaError) {
        separators = try reader.member("split")?.texts() ?? []
        removesBlanks = try reader.member("blank")?.string() == "remove"
        dedupe = try reader.member("dedupe")?.choice()
        wrapped = Set(try reader.member("wrap")?.strings() ?? [])
    }
}

/// `case`: upper or lower case of the whole text, by the Unicode default mapping.
enum LetterCase: String, Sendable, CaseIterable {
    case upper, lower

    /// The mapped text in the Unicode form asked for: upper-casing alone leaves 1,125 code points outside NFC.
    func apply(to text: [UInt8], _ form: TextStages.Form? = nil) -> [UInt8] {
        let stages = TextStages(form: form ?? .asIs)
        var settled = text
        // The form may bring back what the case is to take away; twice is enough for all of Unicode.
        for _ in 0..<3 {
            let string = String(decoding: settled, as: UTF8.self)
            let mapped = stages.apply(to: Array((self == .upper ? string.uppercased() : string.lowercased()).utf8)).text
            if mapped == settled { break }
            settled = mapped
        }
        return settled
    }
}

extension TextSuspicion {
    init(_ reader: SchemaReader) throws(SchemaError) {
        self.init(
            replacementCharacter: try reader.member("replacementCharacter")?.boolean() ?? false,
            activeContent: try reader.member("activeContent")?.boolean() ?? false,
            mixedScript: try reader.member("mixedScript")?.boolean() ?? false,
            contactData: try reader.member("contactData")?.boolean() ?? false,
            codePointCountMax: try reader.member("codePointsOver")?.integer())
    }
}

/// `reserved`: values kept for documentation and tests, reported when an option asks for it.
struct ReservedValues: Sendable {
    private let option: OptionReference
    let code: String
    private let prefixes: [[UInt8]]
    private let suffixes: [[UInt8]]

    init(_ reader: SchemaReader) throws(SchemaError) {
        option = try OptionReference(reader)
        code = try reader.require("issue").string()
        prefixes = try reader.member("prefixes")?.texts() ?? []
        suffixes = try reader.member("suffixes")?.texts() ?? []
    }

    func isActive(in options: RunOptions) -> Bool { option.value(in: options)?.boolean == true }

    /// Whether the canonical text begins or ends like one of them; ASCII case does not matter.
    func isReported(_ text: [UInt8], in options: RunOptions) -> Bool {
        guard isActive(in: options) else { return false }
        let lower = text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return prefixes.contains { lower.starts(with: $0) } || suffixes.contains { lower.reversed().starts(with: $0.reversed()) }
    }
}
