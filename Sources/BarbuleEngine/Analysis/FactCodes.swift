/// The issue codes each fact of `x-normalize` can raise.
enum FactCodes {
    static let byFact: [String: [String]] = [
        "from": ["value.number_to_string"],
        "digits": ["value.float_artifact", "value.scientific_notation"],
        "repair": ["text.mojibake", "text.html_entity"],
        "strip": ["text.control_removed", "text.bidi_removed", "text.invisible_removed"],
        "unicode": ["text.unicode_form"],
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
        "map": ["map.normalized", "map.ambiguous", "value.placeholder"],
        "list": ["list.split", "list.blank_removed", "list.duplicate_removed", "shape.object_wrapped"],
        "default": ["value.default_added"],
    ]

    /// Of a kind of value all codes of its areas.
    private static let areasByKind: [String: [String]] = [
        "date": ["date."], "language": ["language."], "country": ["country."], "email": ["email."], "ip": ["ip."],
        "latitude": ["number.", "coordinates."], "longitude": ["number.", "coordinates."],
        "integer": ["number.", "integer."],
        "number": ["number."], "boolean": ["boolean."], "handle": ["handle."], "postalCode": ["zip."],
    ]

    static func codes(of fact: String, _ value: JSONValue, in catalogue: IssueCatalogue) -> [String] {
        var codes = byFact[fact] ?? []
        switch fact {
        case "note": codes += [value.string?.description].compactMap { $0 }
        case "reserved": codes += [value["issue"]?.string?.description].compactMap { $0 }
        case "map": codes += (value["refuse"]?.members ?? []).map(\.name.description)
        case "as":
            let areas = (value.members ?? []).flatMap { areasByKind[$0.name.description] ?? [] }
            codes += catalogue.entries.map(\.code).filter { code in areas.contains { code.hasPrefix($0) } }
        default: break
        }
        return codes
    }
}
