internal import BarbuleValues

/// The properties a pattern may name after `\p`: all that ECMA-262 lists, spelled exactly.
///
/// `General_Category=Lu`, `gc=Lu`, `Lu`; `Script=Greek`, `sc=Grek`; `Script_Extensions=Greek`, `scx=Grek`; `Alphabetic`.
/// The data, and with them the version of Unicode, are those of ICU.
///
/// - Source: ECMA-262 §22.2.1.8, tables 67 (non-binary) and 68 (binary properties); PropertyValueAliases.txt.
enum UnicodeProperty {
    /// - Returns: nil for a name that is none, and for a value that no code point has.
    static func set(named text: String) -> CodePointSet? {
        guard let equals = text.utf8.firstIndex(of: 0x3D) else {
            return category(text) ?? binary(text)
        }
        let value = String(text[text.index(after: equals)...])
        switch text[..<equals] {
        case "General_Category", "gc": return category(value)
        case "Script", "sc": return set(.script, value)
        case "Script_Extensions", "scx": return set(.scriptExtensions, value)
        default: return nil
        }
    }

    private static func category(_ name: String) -> CodePointSet? { set(.generalCategory, name) }

    private static func binary(_ name: String) -> CodePointSet? {
        switch name {
        case "Any": return .all
        case "ASCII": return CodePointSet([0...0x7F])
        case "Assigned": return category("Cn")?.complement
        default: return binaryNames.contains(name) ? set(.binary, name) : nil
        }
    }

    private static func set(_ property: CodePointProperty, _ name: String) -> CodePointSet? {
        // A NUL would end the name early for C.
        guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
        let ranges = property.ranges(name)
        return ranges.isEmpty ? nil : CodePointSet(ranges)
    }

    /// Unicode has more binary properties than ECMA-262 allows, and a third name for White_Space.
    private static let binaryNames: Set<String> = [
        "ASCII_Hex_Digit", "AHex", "Alphabetic", "Alpha", "Bidi_Control", "Bidi_C", "Bidi_Mirrored", "Bidi_M",
        "Case_Ignorable", "CI", "Cased", "Changes_When_Casefolded", "CWCF", "Changes_When_Casemapped", "CWCM",
        "Changes_When_Lowercased", "CWL", "Changes_When_NFKC_Casefolded", "CWKCF", "Changes_When_Titlecased", "CWT",
        "Changes_When_Uppercased", "CWU", "Dash", "Default_Ignorable_Code_Point", "DI", "Deprecated", "Dep",
        "Diacritic", "Dia", "Emoji", "Emoji_Component", "EComp", "Emoji_Modifier", "EMod", "Emoji_Modifier_Base",
        "EBase", "Emoji_Presentation", "EPres", "Extended_Pictographic", "ExtPict", "Extender", "Ext",
        "Grapheme_Base", "Gr_Base", "Grapheme_Extend", "Gr_Ext", "Hex_Digit", "Hex", "IDS_Binary_Operator", "IDSB",
        "IDS_Trinary_Operator", "IDST", "ID_Continue", "IDC", "ID_Start", "IDS", "Ideographic", "Ideo",
        "Join_Control", "Join_C", "Logical_Order_Exception", "LOE", "Lowercase", "Lower", "Math",
        "Noncharacter_Code_Point", "NChar", "Pattern_Syntax", "Pat_Syn", "Pattern_White_Space", "Pat_WS",
        "Quotation_Mark", "QMark", "Radical", "Regional_Indicator", "RI", "Sentence_Terminal", "STerm",
        "Soft_Dotted", "SD", "Terminal_Punctuation", "Term", "Unified_Ideograph", "UIdeo", "Uppercase", "Upper",
        "Variation_Selector", "VS", "White_Space", "space", "XID_Continue", "XIDC", "XID_Start", "XIDS",
    ]
}
