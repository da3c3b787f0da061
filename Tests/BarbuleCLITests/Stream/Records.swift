import Foundation

/// Files of records for tests: a small schema, so that starting is quick, and lines of every kind.
enum Records {
    static let schema =
        #"{"type":"object","properties":{"city":{"type":"string","maxLength":8,"x-normalize":{"space":"trim"}}}}"#

    /// Clean, repaired, rejected, broken and blank lines in turns.
    static func lines(_ count: Int) -> String {
        (1...count).map { line in
            switch line % 7 {
            case 3: "{\"city\":\" Rome \",\"n\":\(line)}"
            case 5: "{\"city\":\"Constantinople\",\"n\":\(line)}"
            case 6 where line % 14 == 6: "{\"city\":\"Rome\",\"n\":\(line)"
            case 0 where line % 21 == 0: " "
            default: "{\"city\":\"Rome\",\"n\":\(line)}"
            }
        }.joined(separator: "\n") + "\n"
    }

    /// A folder with `in.ndjson` and `s.json`.
    static func folder(_ text: String = lines(100)) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(schema, to: "s.json")
        try folder.write(text, to: "in.ndjson")
        return folder
    }
}
