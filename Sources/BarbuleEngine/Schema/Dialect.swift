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

    package static let draft2020_12 = Dialect(
        uri: "https://json-schema.org/draft/2020-12/schema", edition: .draft2020_12, vocabularies: .standard)

    package static let draft2019_09 = Dialect(
        uri: "https://json-schema.org/draft/2019-09/schema", edition: .draft2019_09, vocabularies: .standard)

    /// Every dialect known without a meta-schema document.
    package static let known = [draft2020_12, draft2019_09]
}

extension Dialect {
    /// A draft. Keyword rows name the editions they belong to.
    package struct Edition: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let draft2020_12 = Edition(rawValue: 1 << 4)
        package static let draft2019_09 = Edition(rawValue: 1 << 3)
        package static let all: Edition = [.draft2019_09, .draft2020_12]
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
        package static let standard: Vocabularies = [
            .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
        ]

        /// The vocabulary of a URI in `$vocabulary`; nil when it is none of ours.
        init?(uri: JSONString) {
            let prefix = "https://json-schema.org/draft/2020-12/vocab/"
            switch uri {
            case JSONString(prefix + "core"): self = .core
            case JSONString(prefix + "applicator"): self = .applicator
            case JSONString(prefix + "unevaluated"): self = .unevaluated
            case JSONString(prefix + "validation"): self = .validation
            case JSONString(prefix + "meta-data"): self = .metaData
            case JSONString(prefix + "format-annotation"): self = .formatAnnotation
            case JSONString(prefix + "format-assertion"): self = .formatAssertion
            case JSONString(prefix + "content"): self = .content
            default: self.init(uri2019_09: uri)
            }
        }

        /// In 2019-09 the applicators contain `unevaluated…`, and `format` is one vocabulary.
        private init?(uri2019_09 uri: JSONString) {
            let prefix = "https://json-schema.org/draft/2019-09/vocab/"
            switch uri {
            case JSONString(prefix + "core"): self = .core
            case JSONString(prefix + "applicator"): self = [.applicator, .unevaluated]
            case JSONString(prefix + "validation"): self = .validation
            case JSONString(prefix + "meta-data"): self = .metaData
            case JSONString(prefix + "format"): self = .formatAnnotation
            case JSONString(prefix + "content"): self = .content
            default: return nil
            }
        }
    }
}
