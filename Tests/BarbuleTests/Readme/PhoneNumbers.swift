import BarbuleValues

/// The phone numbers of the README, compiled.
enum PhoneNumbers {
    static func run() -> [String] {
        var lines: [String] = []
        func print(_ values: Any...) { lines.append(values.map { "\($0)" }.joined(separator: " ")) }

        // README
        do {
            let number = try PhoneNumber("(0)7712 345678", region: "GB")
            print(number.isValid, number.type, number.region ?? "-")
            print(number.formatted(.e164), number.formatted(.international))
        } catch {
            print(error)                                        // error is PhoneNumberError
        }
        // END
        return lines
    }
}
