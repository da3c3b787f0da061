import Barbule

/// The typed part of the README, compiled.
enum TypedModel {
    static func run(_ body: [UInt8]) -> [String] {
        var lines: [String] = []
        func print(_ value: Any) { lines.append("\(value)") }

        // README
        do {
            var contact = try Schema.contactUpdate.decode(ContactUpdate.self, from: body)
            contact.city = .clear                               // null: deletes the stored city
            contact.tags = .value(["vip"])
            contact.customFields["room_preference"] = "sea view"
            print(contact.json)
        } catch {
            print(error.issues)                                 // error is InvalidPayload, no cast
        }
        // END
        return lines
    }
}
