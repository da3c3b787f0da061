internal import BarbuleEngine

/// One operation of an interface, ready to be asked.
struct Operation: Sendable {
    var id: String?
    /// In capitals, as HTTP writes it.
    var method: String
    /// The path below each server.
    var templates: [PathTemplate]
    var parameters: [Parameter]
    /// Alternatives; each needs all its parameters. None: nothing is asked for.
    var security: [[Parameter]]
    var bodies: [Body]
    var needsBody: Bool
    /// Media types of its good answers.
    var answers: [MediaType]
    var responses: [Answer]

    /// Any schema, for the catalogue that comes with it.
    var anySchema: Schema? {
        (bodies + responses.flatMap(\.bodies)).lazy.compactMap(\.schema).first
            ?? parameters.lazy.compactMap(\.schema).first
    }

    /// A part of the head with a schema of its own.
    struct Parameter: Sendable {
        enum Place: Sendable { case path, query, header }

        var name: String
        var place: Place
        var isRequired: Bool
        var schema: Schema?
        /// The value is JSON text (a number, a truth value), not a text.
        var isLiteral = false
        /// The code for a parameter that is not there.
        var missingCode: String
        /// The word that must come first in a value of HTTP authentication, in lower case.
        var authenticationScheme: String?

        /// Where its issues are told.
        var pointer: String {
            switch place {
            case .path: "@path"
            case .query: "@query/" + name
            case .header: HeaderFields.place(of: Array(name.utf8).map(HTTPText.lowercased))
            }
        }
    }

    /// What a body of one media type must be.
    struct Body: Sendable {
        var type: MediaType
        /// The type as the document writes it.
        var text: String
        /// Accepted character sets in lower case; empty when the document does not say.
        var charsets: [[UInt8]]
        var schema: Schema?
    }

    struct Answer: Sendable {
        /// `200`, `4XX` or `default`.
        var status: String
        var headers: [Parameter]
        var bodies: [Body]

        /// How closely it names a status: exactly, its class, any; `nil` when it does not.
        func rank(of number: Int) -> Int? {
            if status == String(number) { return 3 }
            if status.utf8.count == 3, status.uppercased().hasSuffix("XX") {
                return number / 100 == Int(status.prefix(1)) ? 2 : nil
            }
            return status == "default" ? 1 : nil
        }
    }
}

extension Operation.Parameter {
    /// Every issue of a value; without a value, that it is missing.
    func issues(of value: [UInt8]?, in catalogue: IssueCatalogue) -> [Issue] {
        guard let value else {
            return isRequired ? [Issue(missingCode, at: pointer, ["parameter": name], in: catalogue)] : []
        }
        var issues: [Issue] = []
        if let authenticationScheme, !Self.begins(value, with: authenticationScheme) {
            issues.append(Issue("http.authorization", at: pointer, in: catalogue))
        }
        guard let schema else { return issues }
        let report = schema.check(Self.json(of: value, isLiteral: isLiteral))
        var told = Set(issues.map(\.code))
        for issue in report.issues where told.insert(issue.code).inserted {
            issues.append(issue.aboutHead(at: pointer, parameter: name))
        }
        return issues
    }

    private static func begins(_ value: [UInt8], with scheme: String) -> Bool {
        let word = value.prefix { $0 != 0x20 }
        return word.map(HTTPText.lowercased).elementsEqual(scheme.utf8) && word.count + 1 < value.count
    }

    /// A text as a JSON string; a literal only where it is one.
    private static func json(of value: [UInt8], isLiteral: Bool) -> [UInt8] {
        if isLiteral, let parsed = try? JSONValue(parsing: value), parsed.members == nil, parsed.elements == nil {
            return value
        }
        var text: [UInt8] = []
        JSONText.appendQuoted(value, to: &text)
        return text
    }
}
