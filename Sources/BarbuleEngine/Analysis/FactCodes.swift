/// The issue codes each fact of `x-normalize` can raise.
enum FactCodes {
    static let byFact: [String: [String]] = [
        "from": ["value.number_to_string", "value.boolean_to_string", "list.unwrapped"],
        "digits": ["value.float_artifact", "value.scientific_notation"],
        "repair": ["text.mojibake", "text.html_entity"],
        "strip": ["text.control_removed", "text.bidi_removed", "text.invisible_removed"],
        "unicode": ["text.unicode_form", "text.not_normalized"],
        "case": ["text.case"],
        "space": ["text.whitespace"],
        "empty": ["value.empty"],
        "null": ["value.null_clear", "value.empty"],
        "residue": ["value.residue"],
        "placeholders": ["value.placeholder"],
        "spare": ["value.possible_placeholder"],
        "filler": ["value.placeholder"],
        "suspect": [
            "text.replacement_character", "text.active_content", "text.mixed_script", "text.contact_data",
            "text.too_long",
        ],
        "map": ["map.normalized", "map.lossy", "map.ambiguous", "value.placeholder"],
        "list": ["list.split", "list.blank_removed", "list.duplicate_removed", "shape.object_wrapped", "list.wrapped"],
        "default": ["value.default_added"],
    ]

    /// The codes of each member of `x-keys`.
    static let byKeyRule: [String: [String]] = [
        "wrapper": ["shape.wrapper"],
        "variants": ["field.case_variant", "field.duplicate"],
        "typos": ["field.typo_suspected"],
        "aliases": ["field.alias_suspected", "field.alias_renamed", "field.duplicate"],
        "readOnly": ["field.not_writable"],
        "unsafe": ["field.unsafe_name"],
        "brackets": ["shape.bracket_key", "field.duplicate"],
        "unknown": ["field.unknown_nested"],
        "declared": ["custom.undeclared", "custom.label_used", "field.case_variant"],
    ]

    /// What a kind of rule raises besides the codes that it is given.
    static let byRule = Dictionary(ruleKinds.map { ($0.kind, $0.codes) }) { first, _ in first }

    /// Of a kind of value its codes; an area such as `date.` stands for all of its codes.
    static let byKind = Dictionary(normalizerKinds.map { ($0.name, $0.codes) }) { first, _ in first }

    static func expanded(_ names: [String], in catalogue: IssueCatalogue) -> [String] {
        names.flatMap { name in
            name.hasSuffix(".") ? catalogue.entries.map(\.code).filter { $0.hasPrefix(name) } : [name]
        }
    }

    /// The codes that a rule is given, and those of its kind.
    static func codes(ofRule rule: JSONValue, in catalogue: IssueCatalogue) -> [String] {
        let own = (rule.members ?? []).compactMap { $0.value.string?.description }.filter { catalogue[$0] != nil }
        let given = ["issue", "duplicate", "conflict", "mismatch"].compactMap { rule[$0]?.string?.description }
        let kind = rule["kind"]?.string?.description ?? ""
        return own + given.filter { !own.contains($0) } + expanded(byRule[kind] ?? [], in: catalogue)
    }

    static func codes(of fact: String, _ value: JSONValue, in catalogue: IssueCatalogue) -> [String] {
        var codes = byFact[fact] ?? []
        switch fact {
        case "note": codes += [value.string?.description].compactMap { $0 }
        case "reserved": codes += [value["issue"]?.string?.description].compactMap { $0 }
        case "map": codes += (value["refuse"]?.members ?? []).map(\.name.description)
        case "as":
            codes += expanded((value.members ?? []).flatMap { byKind[$0.name.description] ?? [] }, in: catalogue)
        default: break
        }
        return codes
    }
}
