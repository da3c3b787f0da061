import Barbule

/// The Swift of the README, compiled; `print` writes into a list here.
enum QuickStart {
    static func run() throws -> [String] {
        var lines: [String] = []
        func print(_ value: Any) { lines.append("\(value)") }

        // README
        let body = #"{"email": "John@EXAMPLE.com", "gender": "male", "born_date": "03/04/1990"}"#

        let report = Schema.contactUpdate.check(body)
        for issue in report.issues where issue.severity == .error { print(issue) }

        var options = CheckOptions()
        try options.set("date_order", to: "DMY", in: .contactUpdate)
        let clean = try Schema.contactUpdate.normalize(body, options: options)
        print(String(decoding: clean.bytes, as: UTF8.self))
        for change in clean.changes { print("\(change.path) \(change.causes)") }
        // END
        return lines
    }
}
