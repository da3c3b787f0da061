/// A dialect of JSON Schema: which keywords mean something (Core 2020-12 §4.3.3).
package struct Dialect: Sendable, Hashable {
    /// The meta-schema's URI, without an empty fragment.
    package let uri: String
    /// The draft whose keywords and rules hold.
    package let edition: Edition
    /// Keywords of other vocabularies are only annotations.
    package var vocabularies: Vocabularies
    /// `format` is an assertion, not just an annotation.
    package var assertsFormat: Bool { vocabularies.contains(.formatAssertion) }

    package static let draft4 = Dialect(
        uri: "http://json-schema.org/draft-04/schema", edition: .draft4, vocabularies: .standard)
    package static let draft6 = Dialect(
        uri: "http://json-schema.org/draft-06/schema", edition: .draft6, vocabularies: .standard)
    /// Its content keywords are assertions (Validation draft-07 §8).
    package static let draft7 = Dialect(
        uri: "http://json-schema.org/draft-07/schema", edition: .draft7,
        vocabularies: .standard.union(.contentAssertion))
    package static let draft2019_09 = Dialect(
        uri: "https://json-schema.org/draft/2019-09/schema", edition: .draft2019_09, vocabularies: .standard)
    package static let draft2020_12 = Dialect(
        uri: "https://json-schema.org/draft/2020-12/schema", edition: .draft2020_12, vocabularies: .standard)
    /// The coming stable version, as far as its drafts of 2026 settle it: `format` asserts, unknown keywords are
    /// refused unless they begin with `x-`, `$dynamicRef` is the name of an anchor and need not lead anywhere at first.
    package static let v1 = Dialect(
        uri: "https://json-schema.org/v1", edition: .v1, vocabularies: .standard.union(.formatAssertion))

    /// Every dialect known without a meta-schema document, oldest first.
    package static let known = [draft4, draft6, draft7, draft2019_09, draft2020_12, v1]

    private static let knownByURI: [[UInt8]: Dialect] = {
        var result: [[UInt8]: Dialect] = [:]
        for dialect in known { result[Array(dialect.uri.utf8)] = dialect }
        // The stable version's URI and that of its release are one dialect.
        result[Array("https://json-schema.org/v1/2026".utf8)] = v1
        return result
    }()

    /// The dialect a `$schema` names; nil for other people's meta-schemas.
    package static func named(_ uri: [UInt8]) -> Dialect? { knownByURI[uri] }
}

extension Dialect {
    /// A draft. Keyword rows name the editions they belong to.
    package struct Edition: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let draft4 = Edition(rawValue: 1)
        package static let draft6 = Edition(rawValue: 1 << 1)
        package static let draft7 = Edition(rawValue: 1 << 2)
        package static let draft2019_09 = Edition(rawValue: 1 << 3)
        package static let draft2020_12 = Edition(rawValue: 1 << 4)
        package static let v1 = Edition(rawValue: 1 << 5)
        package static let all = Edition(rawValue: 1 << 6 - 1)

        /// This edition and all later ones.
        package static func since(_ edition: Edition) -> Edition {
            Edition(rawValue: all.rawValue & ~(edition.rawValue &- 1))
        }

        /// This edition and all earlier ones.
        package static func until(_ edition: Edition) -> Edition {
            Edition(rawValue: edition.rawValue | (edition.rawValue &- 1))
        }

        package func isAtLeast(_ edition: Edition) -> Bool { rawValue >= edition.rawValue }

        /// The keyword that names a schema resource (draft-04 Core §7.2).
        var identifier: JSONString { self == .draft4 ? "id" : "$id" }
        /// Whatever stands beside `$ref` is ignored (draft-07 Core §8.3).
        var hidesSiblingsOfReference: Bool { !isAtLeast(.draft2019_09) }
        /// A fragment in the identifier names the schema, as `$anchor` did later (draft-07 Core §8.2.3).
        var anchorsByIdentifier: Bool { !isAtLeast(.draft2019_09) }
        /// `true` and `false` are schemas everywhere (draft-06 Core §4.4).
        var hasBooleanSchemas: Bool { isAtLeast(.draft6) }
        /// A `$dynamicRef` must lead to a dynamic anchor of its own resource first (Core 2020-12 §8.2.3.2).
        var wantsBookend: Bool { !isAtLeast(.v1) }
        /// Names that are neither keywords nor begin with `x-` are mistakes.
        var refusesUnknownKeywords: Bool { isAtLeast(.v1) }
    }

    /// Sets of keywords that a meta-schema can switch on (Core 2020-12 §8.1.2).
    package struct Vocabularies: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let core = Vocabularies(rawValue: 1)
        package static let applicator = Vocabularies(rawValue: 1 << 1)
        package static let unevaluated = Vocabularies(rawValue: 1 << 2)
        package static let validation = Vocabularies(rawValue: 1 << 3)
        package static let metaData = Vocabularies(rawValue: 1 << 4)
        package static let formatAnnotation = Vocabularies(rawValue: 1 << 5)
        package static let formatAssertion = Vocabularies(rawValue: 1 << 6)
        package static let content = Vocabularies(rawValue: 1 << 7)
        /// No vocabulary has this: it is a rule of draft 7.
        package static let contentAssertion = Vocabularies(rawValue: 1 << 8)
        package static let standard: Vocabularies = [
            .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
        ]

        /// The vocabulary of a URI in `$vocabulary`; nil when it is none of ours.
        ///
        /// - Parameter isRequired: in 2019-09 a required `format` asserts (Validation 2019-09 §7.2).
        init?(uri: JSONString, isRequired: Bool) {
            let prefixes = ["https://json-schema.org/draft/2020-12/vocab/", "https://json-schema.org/draft/2019-09/vocab/"]
            guard let draft = prefixes.firstIndex(where: { uri.utf8.starts(with: $0.utf8) }) else { return nil }
            let isOlder = draft == 1
            switch JSONString(uri.utf8.dropFirst(prefixes[draft].utf8.count)) {
            case "core": self = .core
            // In 2019-09 the applicators contain `unevaluated…`.
            case "applicator": self = isOlder ? [.applicator, .unevaluated] : .applicator
            case "unevaluated" where !isOlder: self = .unevaluated
            case "validation": self = .validation
            case "meta-data": self = .metaData
            case "format-annotation" where !isOlder: self = .formatAnnotation
            case "format-assertion" where !isOlder: self = .formatAssertion
            case "format" where isOlder: self = isRequired ? [.formatAnnotation, .formatAssertion] : .formatAnnotation
            case "content": self = .content
            default: return nil
            }
        }
    }
}
