internal import BarbuleEngine

/// Which of the described bodies a message announces, and what is wrong with the announcement.
struct BodyRule {
    /// Of the announced type, or of the documented JSON when another is announced.
    let schema: Schema?
    let issues: [Issue]
    private let announced: MediaType?

    init(_ bodies: [Operation.Body], _ contentType: [UInt8]?, _ catalogue: IssueCatalogue) {
        let announced = contentType.flatMap { MediaType($0[...]) }
        let match = announced.flatMap { type in bodies.first { $0.type.includes(type) } }
        self.announced = announced
        // Text that claims another type is JSON more often than not; what is no JSON by its documented type is not read.
        let meant = match ?? bodies.first { $0.type.isJSON }
        schema = meant.flatMap { $0.type.isJSON || $0.type.isSameType(as: .form) ? $0.schema : nil }
        let charsets = announced?.values(of: "charset") ?? []
        let isRightCharset = match.map { body in
            charsets.count <= 1 && (body.charsets.isEmpty || charsets.allSatisfy(body.charsets.contains))
        }
        guard !bodies.isEmpty, isRightCharset != true else {
            issues = []
            return
        }
        let expected = bodies.map(\.text).joined(separator: ", ")
        issues = [Issue("http.content_type", at: "@header/content-type", ["expected": expected], in: catalogue)]
    }

    /// Whether the body is a form: announced as one, and not a JSON text all the same. Tools that send a text without being
    /// told its type call it a form.
    func isForm(_ body: [UInt8]) -> Bool {
        guard announced?.isSameType(as: .form) == true else { return false }
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        let first = text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    }
}
