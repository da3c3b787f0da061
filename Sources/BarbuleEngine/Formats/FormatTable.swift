internal import BarbuleValues

/// A named format (Validation 2020-12 §7.3): whether a text is of it. Values that are no strings are not asked.
package struct FormatDefinition: Sendable {
    package let name: JSONString
    /// What a text of this format looks like, for reports.
    package let example: String
    let isValid: @Sendable (ArraySlice<UInt8>) -> Bool

    init(_ name: String, example: String, isValid: @escaping @Sendable (ArraySlice<UInt8>) -> Bool) {
        self.name = JSONString(name)
        self.example = example
        self.isValid = isValid
    }
}

/// All formats that can be asserted; others accept everything.
package enum FormatTable {
    /// The named formats, then the kinds of content that draft 7 asserts.
    package static let rows: [FormatDefinition] = named + ContentFormat.rows

    private static let named: [FormatDefinition] = [
        FormatDefinition("date-time", example: "2016-05-31T10:00:00Z") { Timestamp(rfc3339: $0.span) != nil },
        FormatDefinition("date", example: "2016-05-31") { CalendarDate(fullDate: $0.span) != nil },
        FormatDefinition("time", example: "10:00:00Z") { RFC3339.isFullTime($0.span) },
        FormatDefinition("duration", example: "P3DT12H") { RFC3339.isDuration($0.span) },
        FormatDefinition("email", example: "ana@example.com") { Mailbox.isMailbox(Array($0)) },
        FormatDefinition("idn-email", example: "ana@exämple.com") { Mailbox.isIDNMailbox(Array($0)) },
        FormatDefinition("hostname", example: "www.example.com") { Hostname.isHostname(Array($0)) },
        FormatDefinition("idn-hostname", example: "www.exämple.com") { Hostname.isIDNHostname(Array($0)) },
        FormatDefinition("ipv4", example: "192.0.2.1") { IPAddress.isIPv4($0.span) },
        FormatDefinition("ipv6", example: "2001:db8::1") { IPAddress.isIPv6($0.span) },
        FormatDefinition("uuid", example: "2eb8aa08-aa98-11ea-b4aa-73b441d16380", isValid: UUIDFormat.isValid),
        FormatDefinition("json-pointer", example: "/a/0", isValid: JSONPointerFormat.isValid),
        FormatDefinition("relative-json-pointer", example: "1/a", isValid: JSONPointerFormat.isRelative),
        FormatDefinition("regex", example: "^[a-z]+$", isValid: RegexFormat.isValid),
        FormatDefinition("uri", example: "https://example.com/a", isValid: URIFormat.isURI),
        FormatDefinition("uri-reference", example: "/a?b", isValid: URIFormat.isURIReference),
        FormatDefinition("iri", example: "https://example.com/é", isValid: URIFormat.isIRI),
        FormatDefinition("iri-reference", example: "/é", isValid: URIFormat.isIRIReference),
        FormatDefinition("uri-template", example: "/users/{id}", isValid: URITemplateFormat.isValid),
    ]

    private static let indices: [JSONString: Int] = Dictionary(
        uniqueKeysWithValues: named.enumerated().map { ($0.element.name, $0.offset) })

    package static func index(of name: JSONString) -> Int? { indices[name] }

    /// The row for content of an encoding and a media type; nil when one of them is not known.
    static func index(ofContent encoding: JSONString?, _ mediaType: JSONString?) -> Int? {
        ContentFormat.index(encoding, mediaType).map { $0 + named.count }
    }
}
