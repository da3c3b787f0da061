import Barbule
import Foundation
import Testing

/// The members of `Limits` as the documents show them; defaults come from `Limits` itself.
enum LimitTable {
    struct Row {
        var name: String
        var unit: String
        /// What is told when the limit is passed.
        var beyond: String
        /// Of `barbule check` and its kin.
        var flag: String?
        var value: Int
    }

    /// In the order of `Limits`; a member without words, or words without a member, is an error.
    static func rows() throws -> [Row] {
        let members = Mirror(reflecting: Limits()).children.map { ($0.label ?? "", $0.value as? Int) }
        #expect(Set(members.map(\.0)) == Set(words.keys))
        return try members.map { name, value in
            let (unit, beyond, flag) = try #require(words[name], "\(name) has no words")
            return Row(name: name, unit: unit, beyond: beyond, flag: flag, value: try #require(value))
        }
    }

    private static let words: [String: (unit: String, beyond: String, flag: String?)] = [
        "depthMax": ("open arrays and objects", "`json.limit`", "--limit-depth"),
        "documentBytesMax": ("bytes", "`json.limit`", "--limit-bytes"),
        "nameCountMax": ("member names", "`json.limit`", nil),
        "numberDigitsMax": ("digits of one number", "`json.limit`", nil),
        "issueCountMax": ("issues kept; all are counted", "only counted", "--limit-issues"),
        "patternStepCountMax": (
            "steps of a pattern with references on one text", "`schema.undecided`", "--limit-pattern-steps"
        ),
        "patternStateCountMax": (
            "states of one pattern of a schema", "the schema does not compile: `schema.bad_pattern`",
            "--limit-pattern-states"
        ),
    ]
}
