/// The properties a pattern may name after `\p`: general categories and the common binary properties.
///
/// Data come from Swift's own Unicode tables. Scripts are not among them: `\p{Script=…}` is an unknown property.
enum UnicodeProperty {
    /// - Parameter name: `Letter`, `L`, `General_Category=Letter`, `gc=L`, `Alphabetic` …, spelled as in ECMA-262.
    static func set(named name: String) -> CodePointSet? {
        var value = Substring(name)
        var isCategoryOnly = false
        if let equals = name.firstIndex(of: "=") {
            let key = name[..<equals]
            guard key == "General_Category" || key == "gc" else { return nil }
            value = name[name.index(after: equals)...]
            isCategoryOnly = true
        }
        if let members = categoryNames.first(where: { $0.names.contains(String(value)) })?.members {
            return CodePointSet(categoryRuns.filter { members.contains($0.category) }.map(\.range))
        }
        return isCategoryOnly ? nil : binary(String(value))
    }

    /// One row a category: its ECMA-262 names, and the two-letter categories it stands for.
    private static let categoryNames: [(names: [String], members: [String])] = [
        (["L", "Letter"], ["Lu", "Ll", "Lt", "Lm", "Lo"]), (["LC", "Cased_Letter"], ["Lu", "Ll", "Lt"]),
        (["Lu", "Uppercase_Letter"], ["Lu"]), (["Ll", "Lowercase_Letter"], ["Ll"]),
        (["Lt", "Titlecase_Letter"], ["Lt"]),
        (["Lm", "Modifier_Letter"], ["Lm"]), (["Lo", "Other_Letter"], ["Lo"]),
        (["M", "Mark", "Combining_Mark"], ["Mn", "Mc", "Me"]), (["Mn", "Nonspacing_Mark"], ["Mn"]),
        (["Mc", "Spacing_Mark"], ["Mc"]), (["Me", "Enclosing_Mark"], ["Me"]),
        (["N", "Number"], ["Nd", "Nl", "No"]), (["Nd", "Decimal_Number", "digit"], ["Nd"]),
        (["Nl", "Letter_Number"], ["Nl"]), (["No", "Other_Number"], ["No"]),
        (["P", "Punctuation", "punct"], ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]),
        (["Pc", "Connector_Punctuation"], ["Pc"]), (["Pd", "Dash_Punctuation"], ["Pd"]),
        (["Ps", "Open_Punctuation"], ["Ps"]), (["Pe", "Close_Punctuation"], ["Pe"]),
        (["Pi", "Initial_Punctuation"], ["Pi"]), (["Pf", "Final_Punctuation"], ["Pf"]),
        (["Po", "Other_Punctuation"], ["Po"]), (["S", "Symbol"], ["Sm", "Sc", "Sk", "So"]),
        (["Sm", "Math_Symbol"], ["Sm"]), (["Sc", "Currency_Symbol"], ["Sc"]), (["Sk", "Modifier_Symbol"], ["Sk"]),
        (["So", "Other_Symbol"], ["So"]), (["Z", "Separator"], ["Zs", "Zl", "Zp"]),
        (["Zs", "Space_Separator"], ["Zs"]),
        (["Zl", "Line_Separator"], ["Zl"]), (["Zp", "Paragraph_Separator"], ["Zp"]),
        (["C", "Other"], ["Cc", "Cf", "Cs", "Co", "Cn"]), (["Cc", "Control", "cntrl"], ["Cc"]),
        (["Cf", "Format"], ["Cf"]),
        (["Cs", "Surrogate"], ["Cs"]), (["Co", "Private_Use"], ["Co"]), (["Cn", "Unassigned"], ["Cn"]),
    ]

    private static func binary(_ name: String) -> CodePointSet? {
        switch name {
        case "Any": return .all
        case "ASCII": return CodePointSet([0...0x7F])
        case "ASCII_Hex_Digit", "AHex": return CodePointSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
        case "Assigned": return set(named: "Cn")?.complement
        case "Alphabetic", "Alpha": return scan(\.isAlphabetic)
        case "Lowercase", "Lower": return scan(\.isLowercase)
        case "Uppercase", "Upper": return scan(\.isUppercase)
        case "White_Space", "space": return scan(\.isWhitespace)
        case "Emoji": return scan(\.isEmoji)
        case "ID_Start", "IDS": return scan(\.isIDStart)
        case "ID_Continue", "IDC": return scan(\.isIDContinue)
        default: return nil
        }
    }

    private static func scan(_ property: (Unicode.Scalar.Properties) -> Bool) -> CodePointSet {
        CodePointSet(
            runs(of: { codePoint in
                Unicode.Scalar(codePoint).map { property($0.properties) } ?? false
            }).filter(\.value).map(\.range))
    }

    /// All code points as runs of one general category; made once, on first use.
    private static let categoryRuns: [(range: ClosedRange<UInt32>, category: String)] =
        runs(of: { Unicode.Scalar($0)?.properties.generalCategory ?? .surrogate })
        .map { ($0.range, abbreviation($0.value)) }

    private static func runs<Value: Equatable>(of value: (UInt32) -> Value) -> [(
        range: ClosedRange<UInt32>, value: Value
    )] {
        var result: [(range: ClosedRange<UInt32>, value: Value)] = []
        var start: UInt32 = 0
        var current = value(0)
        for codePoint in 1...CodePointSet.codePointMax {
            let next = value(codePoint)
            guard next != current else { continue }
            result.append((start...(codePoint - 1), current))
            start = codePoint
            current = next
        }
        result.append((start...CodePointSet.codePointMax, current))
        return result
    }

    private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: return "Lu"
        case .lowercaseLetter: return "Ll"
        case .titlecaseLetter: return "Lt"
        case .modifierLetter: return "Lm"
        case .otherLetter: return "Lo"
        case .nonspacingMark: return "Mn"
        case .spacingMark: return "Mc"
        case .enclosingMark: return "Me"
        case .decimalNumber: return "Nd"
        case .letterNumber: return "Nl"
        case .otherNumber: return "No"
        case .connectorPunctuation: return "Pc"
        case .dashPunctuation: return "Pd"
        case .openPunctuation: return "Ps"
        case .closePunctuation: return "Pe"
        case .initialPunctuation: return "Pi"
        case .finalPunctuation: return "Pf"
        case .otherPunctuation: return "Po"
        case .mathSymbol: return "Sm"
        case .currencySymbol: return "Sc"
        case .modifierSymbol: return "Sk"
        case .otherSymbol: return "So"
        case .spaceSeparator: return "Zs"
        case .lineSeparator: return "Zl"
        case .paragraphSeparator: return "Zp"
        case .control: return "Cc"
        case .format: return "Cf"
        case .surrogate: return "Cs"
        case .privateUse: return "Co"
        case .unassigned: return "Cn"
        @unknown default: return "Cn"
        }
    }
}
